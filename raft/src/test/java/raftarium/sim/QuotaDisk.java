package raftarium.sim;

import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.ForwardingDisk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk that shares its room with others, and is full when the lengths of all their files come to
 * that: what is written then is there as far as it fits, as on a real one.
 */
final class QuotaDisk extends ForwardingDisk {
    /** The room of several disks. */
    static final class Room {
        private final List<Disk> disks = new ArrayList<>();
        private long bytes;

        Room(long bytes) {
            this.bytes = bytes;
        }

        void grow(long more) {
            bytes += more;
        }

        Disk share(Disk disk) {
            disks.add(disk);
            return new QuotaDisk(this, disk);
        }

        long free() {
            long used = 0;
            for (Disk disk : disks) {
                used += disk.list().stream().mapToLong(disk::size).sum();
            }
            return Math.max(0, bytes - used);
        }
    }

    private final Room room;
    private final Disk disk;

    private QuotaDisk(Room room, Disk disk) {
        this.room = room;
        this.disk = disk;
    }

    @Override
    protected Disk disk() {
        return disk;
    }

    private static DiskException full(String file, String attempt) {
        return new DiskException(
                file, attempt, DiskException.Kind.FULL, "No space left on device", null);
    }

    @Override
    public void resize(String file, long length) {
        long possible = Math.min(length, disk.size(file) + room.free());
        disk.resize(file, possible);
        if (possible < length) {
            throw full(file, "resize");
        }
    }

    @Override
    public void write(String file, long offset, ByteBuffer source) {
        long possible = Math.min(offset + source.remaining(), disk.size(file) + room.free());
        ByteBuffer front = source.duplicate();
        front.limit(source.position() + (int) Math.max(0, possible - offset));
        boolean all = front.limit() == source.limit();
        disk.write(file, offset, front);
        if (!all) {
            throw full(file, "write");
        }
        source.position(source.limit());
    }
}
