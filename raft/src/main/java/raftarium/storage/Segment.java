package raftarium.storage;

import raftarium.disk.Disk;

/**
 * A segment file that is being written.
 *
 * @param firstBatch the number of its first batch
 * @param length the length of the file, in bytes
 * @param end where its last batch ends and the next begins, in bytes
 */
record Segment(long firstBatch, long length, long end) {
    String file() {
        return SegmentHeader.fileName(firstBatch);
    }

    boolean isEmpty() {
        return end == SegmentHeader.BYTES;
    }

    /** Whether a batch of so many bytes, padding included, fits in. */
    boolean hasRoomFor(int bytes) {
        return bytes <= length - end;
    }

    Segment endingAt(long newEnd) {
        return new Segment(firstBatch, length, newEnd);
    }

    /**
     * Makes an empty segment: at its full length and synced before it gets its name, so that a file
     * of that name is never a half-made one.
     */
    static Segment create(Disk disk, long firstBatch, long length) {
        SegmentHeader header = SegmentHeader.on(disk, firstBatch, length);
        String temporary = header.file() + BatchFile.TEMPORARY;
        disk.create(temporary);
        disk.resize(temporary, length);
        disk.write(temporary, 0, header.encoded());
        disk.sync(temporary);
        disk.rename(temporary, header.file());
        disk.syncDirectory();
        return new Segment(firstBatch, length, SegmentHeader.BYTES);
    }
}
