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
 * 24  8  length of the file in bytes
 * </pre>
 *
 * @param firstBatch the number of the first batch, from 1; the file's name says it too
 * @param length the length of the file, in bytes
 */
record SegmentHeader(long firstBatch, long length) {
    static final int BYTES = 32;

    static final int FORMAT_VERSION = 2;

    static final String SUFFIX = ".wal";

    private static final FileHeader FRAME =
            new FileHeader(0x524146545741_4C0AL, "segment", BYTES, FORMAT_VERSION);

    /** The file of the segment that begins with {@code firstBatch}; names sort as batches do. */
    static String fileName(long firstBatch) {
        return BatchFile.name(firstBatch, SUFFIX);
    }

    String file() {
        return fileName(firstBatch);
    }

    ByteBuffer encoded() {
        return FRAME.sealed(FRAME.begun().putLong(firstBatch).putLong(length));
    }

    /** The header at the beginning of {@code file}, checked against its name and its length. */
    static SegmentHeader read(Disk disk, String file) {
        ByteBuffer header = FRAME.read(disk, file);
        long size = disk.size(file);
        SegmentHeader found = new SegmentHeader(header.getLong(16), header.getLong(24));
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
                    Math.min(size, found.length),
                    found.length + " bytes in the file",
                    size + "");
        }
        return found;
    }
}
