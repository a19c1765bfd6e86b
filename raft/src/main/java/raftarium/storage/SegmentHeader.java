package raftarium.storage;

import raftarium.disk.Disk;

import java.nio.ByteBuffer;

/**
 * How a segment file begins. In every format version these 32 bytes have this layout:
 *
 * <pre>
 *  0  8  "RAFTWAL" and a line feed
 *  8  4  format version
 * 12  4  CRC32C of the other 28 bytes
 * 16  8  number of the first batch
 * 24  4  the label of the disk that it was written on; zero in version 2
 * 28  4  length of the file in bytes
 * </pre>
 *
 * @param formatVersion {@link #OLDEST_VERSION} or {@link #FORMAT_VERSION}
 * @param firstBatch the number of the first batch, from 1; the file's name says it too
 * @param label {@link Disk#label}
 * @param length the length of the file, in bytes
 */
record SegmentHeader(int formatVersion, long firstBatch, int label, long length) {
    static final int BYTES = 32;

    static final int OLDEST_VERSION = 2;

    static final int FORMAT_VERSION = 3;

    static final String SUFFIX = ".wal";

    private static final int LABEL_AT = 24;

    private static final FileHeader FRAME =
            new FileHeader(0x524146545741_4C0AL, "segment", BYTES, OLDEST_VERSION, FORMAT_VERSION);

    /** That of a new segment on {@code disk}. */
    static SegmentHeader on(Disk disk, long firstBatch, long length) {
        return new SegmentHeader(FORMAT_VERSION, firstBatch, disk.label(), length);
    }

    /** The same with another label, in the format of this program. */
    SegmentHeader labelled(int other) {
        return new SegmentHeader(FORMAT_VERSION, firstBatch, other, length);
    }

    /** The file of the segment that begins with {@code firstBatch}; names sort as batches do. */
    static String fileName(long firstBatch) {
        return BatchFile.name(firstBatch, SUFFIX);
    }

    String file() {
        return fileName(firstBatch);
    }

    ByteBuffer encoded() {
        return FRAME.sealed(
                FRAME.begun().putLong(firstBatch).putInt(label).putInt(Math.toIntExact(length)));
    }

    /** The header at the beginning of {@code file}, checked against name, disk and length. */
    static SegmentHeader read(Disk disk, String file) {
        SegmentHeader found = readAnyones(disk, file);
        if (found.label != disk.label()) {
            throw new CorruptionException(
                    file,
                    LABEL_AT,
                    words(disk.label()),
                    words(found.label) + ", so it is another disk's");
        }
        return found;
    }

    private static String words(int label) {
        return label == 0 ? "no label" : "label " + Checksum.shown(label);
    }

    /** The same, but for the label. */
    static SegmentHeader readAnyones(Disk disk, String file) {
        ByteBuffer header = FRAME.read(disk, file);
        long size = disk.size(file);
        SegmentHeader found = new SegmentHeader(
                header.getInt(FileHeader.VERSION_AT),
                header.getLong(16),
                header.getInt(LABEL_AT),
                header.getInt(28));
        if (found.firstBatch != BatchFile.batchOf(file)) {
            throw new CorruptionException(
                    file,
                    16,
                    "first batch " + BatchFile.batchOf(file) + " as in its name",
                    found.firstBatch + "");
        }
        if (found.length != size || size > BYTES + BatchBuffer.MAX_BYTES) {
            throw new CorruptionException(
                    file,
                    Math.max(0, Math.min(size, found.length)),
                    found.length + " bytes in the file",
                    size + "");
        }
        return found;
    }
}
