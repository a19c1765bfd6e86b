package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.RealDisk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Disks in a directory that is deleted at the end, and so needn't be forced. */
final class TemporaryHome implements Home {
    private final TemporaryDirectory directory;
    private final NodeDirectories nodes;
    private @Nullable ClusterFile cluster;
    private boolean settled = true;

    private TemporaryHome(TemporaryDirectory directory) {
        this.directory = directory;
        this.nodes = new NodeDirectories(directory.path(), false);
    }

    static TemporaryHome make() {
        return new TemporaryHome(TemporaryDirectory.make());
    }

    @Override
    public Path directory() {
        return directory.path();
    }

    @Override
    public @Nullable ClusterFile cluster() {
        return cluster;
    }

    @Override
    public void save(ClusterFile saved) {
        cluster = saved;
    }

    @Override
    public Disk disk(int node) {
        Owner owner = new Owner(identity(), NodeDirectories.checked(node));
        if (!nodes.exists(node)) {
            nodes.makeEmpty(owner);
        }
        return nodes.disk(owner);
    }

    /** Nobody opens it again: there is no old and no new. */
    @Override
    public void lay(ClusterFile then, IntFunction<? extends Disk> images) {
        settled = false;
        nodes.close();
        nodes.deleteAll();
        for (int node = 1; node <= then.nodes(); node++) {
            Owner owner = new Owner(identity(), node);
            nodes.makeEmpty(owner);
            try (RealDisk files = nodes.files(node)) {
                Laying.put(files, images.apply(node), owner);
            }
        }
        cluster = then;
        settled = true;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    /** Its name is its alone as long as it is there. */
    private String identity() {
        ByteBuffer name = ByteBuffer.wrap(directory().toString().getBytes(StandardCharsets.UTF_8));
        String digits = Checksum.shown(Checksum.of(name, 0, name.limit()));
        return "0".repeat(24) + digits;
    }

    @Override
    public void close() {
        nodes.close();
        directory.close();
    }
}
