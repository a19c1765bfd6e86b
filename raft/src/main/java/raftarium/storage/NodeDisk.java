package raftarium.storage;

import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.ForwardingDisk;
import raftarium.disk.MemoryDisk;

import java.util.function.Supplier;

/**
 * The disk in a node's directory. Its content is seen once {@link #mount} has made sure that it is
 * the node's. Before, and from when that was refused, it is as an empty one that takes nothing.
 */
final class NodeDisk extends ForwardingDisk {
    private final Owner owner;
    private final Supplier<OwnedDisk> directory;
    private boolean mounted;
    private Disk disk = new MemoryDisk();

    /**
     * @param directory opens what is in the directory, or throws what keeps it from that
     */
    NodeDisk(Owner owner, Supplier<OwnedDisk> directory) {
        this.owner = owner;
        this.directory = directory;
    }

    @Override
    protected Disk disk() {
        return disk;
    }

    /** Files may have been put back since it was refused, and others taken since it wasn't. */
    @Override
    public void mount() {
        disk.close();
        mounted = false;
        disk = new MemoryDisk();
        OwnedDisk found = directory.get();
        try {
            found.mount();
            disk = found;
            mounted = true;
        } finally {
            if (!mounted) {
                found.close();
            }
        }
    }

    @Override
    public int label() {
        return owner.label();
    }

    @Override
    public void create(String file) {
        if (!mounted) {
            throw new DiskException(
                    file, "create", DiskException.Kind.READ_ONLY, "it isn't mounted", null);
        }
        disk.create(file);
    }
}
