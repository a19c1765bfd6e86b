package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.ForwardingDisk;

import java.util.List;
import java.util.Objects;

/**
 * A node's disk that knows whose it is. Its {@link OwnerFile}, which a process on it doesn't see,
 * says so from the beginning, and which segment is the newest: it is noted when the segment has got
 * its name durably, before anything is in it. So a used disk can be told from a new one, even if
 * files were deleted, and so can another node's files.
 */
final class OwnedDisk extends ForwardingDisk {
    private final Disk disk;

    /** Null: whoever it says that it is. */
    private final @Nullable Owner expected;

    private int label;

    /** The newest segment that is noted. */
    private long noted;

    /** The newest that there is. */
    private long newest;

    /**
     * @param disk holds the files
     * @param expected whose it should be; null: anybody's
     */
    OwnedDisk(Disk disk, @Nullable Owner expected) {
        this.disk = disk;
        this.expected = expected;
        label = expected == null ? 0 : expected.label();
    }

    /** Makes an empty disk that node's. */
    static void give(Disk disk, Owner owner) {
        new OwnerFile(owner, 0).write(disk);
    }

    @Override
    protected Disk disk() {
        return disk;
    }

    /** Makes sure that it is the node's, and that nothing is gone which is known to have been. */
    @Override
    public void mount() {
        disk.mount();
        if (!disk.exists(OwnerFile.FILE) && expected == null) {
            label = 0;
            return;
        }
        OwnerFile found = found();
        label = found.owner().label();
        noted = found.segment();
        newest = newest();
        String file = SegmentHeader.fileName(Math.max(1, noted));
        if (noted > 0 && !disk.exists(file)) {
            int node = found.owner().node();
            throw new LostDiskException(
                    file, "the newest part of n" + node + "'s log", "no file", node);
        }
    }

    private OwnerFile found() {
        if (!disk.exists(OwnerFile.FILE)) {
            Owner owner = Objects.requireNonNull(expected);
            throw new LostDiskException(
                    OwnerFile.FILE, "a disk that is " + owner, "no file", owner.node());
        }
        OwnerFile found = OwnerFile.read(disk);
        if (expected != null && !found.owner().equals(expected)) {
            throw new LostDiskException(
                    OwnerFile.FILE,
                    "a disk that is " + expected,
                    found.owner().toString(),
                    expected.node());
        }
        return found;
    }

    private long newest() {
        List<String> segments = disk.list().stream()
                .filter(file -> FileKind.of(file) == FileKind.SEGMENT)
                .toList();
        return segments.isEmpty() ? 0 : BatchFile.batchOf(segments.get(segments.size() - 1));
    }

    @Override
    public int label() {
        return label;
    }

    /** What isn't this program's may be as large as it likes. */
    @Override
    public boolean isRead(String file) {
        return FileKind.of(file) != FileKind.FOREIGN;
    }

    @Override
    public List<String> list() {
        return disk.list().stream().filter(file -> !OwnerFile.isName(file)).toList();
    }

    @Override
    public void rename(String from, String to) {
        disk.rename(from, to);
        if (FileKind.of(to) == FileKind.SEGMENT) {
            newest = Math.max(newest, BatchFile.batchOf(to));
        }
    }

    /** A process that was killed may have left a segment without a note: that is made good. */
    @Override
    public void syncDirectory() {
        disk.syncDirectory();
        if (newest > noted && expected != null) {
            new OwnerFile(expected, newest).write(disk);
            noted = newest;
        }
    }
}
