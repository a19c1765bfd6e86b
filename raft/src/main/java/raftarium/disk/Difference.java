package raftarium.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that isn't on one disk as it is on another.
 *
 * @param file its name
 * @param kind what is different
 */
public record Difference(String file, Kind kind) {
    private static final int COMPARED_BYTES = 1 << 16;

    /** What is different on the second disk. */
    public enum Kind {
        /** Only the second one has it. */
        ADDED,
        /** It has another length or other content. */
        CHANGED,
        /** Only the first one has it. */
        GONE
    }

    /**
     * All of them, by name. Lengths come first: where they differ, nothing is read. Of a file that
     * nobody reads on the second disk the length alone counts.
     *
     * @throws DiskException if a disk fails
     */
    public static List<Difference> between(Disk before, Disk now) {
        List<Difference> found = new ArrayList<>();
        for (String file : before.list()) {
            if (!now.exists(file)) {
                found.add(new Difference(file, Kind.GONE));
            }
        }
        for (String file : now.list()) {
            if (!before.exists(file)) {
                found.add(new Difference(file, Kind.ADDED));
            } else if (!isSame(before, now, file)) {
                found.add(new Difference(file, Kind.CHANGED));
            }
        }
        return found;
    }

    private static boolean isSame(Disk before, Disk now, String file) {
        long size = before.size(file);
        if (now.size(file) != size) {
            return false;
        }
        boolean same = true;
        if (now.isRead(file)) {
            ByteBuffer one = ByteBuffer.allocate((int) Math.min(COMPARED_BYTES, size));
            ByteBuffer other = ByteBuffer.allocate(one.capacity());
            for (long offset = 0; same && offset < size; offset += COMPARED_BYTES) {
                int bytes = (int) Math.min(COMPARED_BYTES, size - offset);
                same = part(before, file, offset, one.limit(bytes))
                        .equals(part(now, file, offset, other.limit(bytes)));
            }
        }
        return same;
    }

    private static ByteBuffer part(Disk disk, String file, long offset, ByteBuffer target) {
        disk.read(file, offset, target.rewind());
        return target.rewind();
    }

    /** Does away with it: {@code disk} has the file as {@code now} has it. */
    void settle(MemoryDisk disk, Disk now) {
        if (kind != Kind.ADDED) {
            disk.delete(file);
        }
        if (kind != Kind.GONE) {
            disk.create(file);
            if (now.isRead(file)) {
                MemoryDisk.copyContent(now, file, disk, file);
            } else {
                disk.resize(file, now.size(file));
            }
        }
    }
}
