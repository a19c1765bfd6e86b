package raftarium.storage;

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

    static final int FORMAT_VERSION = 1;

    static final String SUFFIX = ".wal";

    private static final long MAGIC = 0x524146545741_4C0AL;
    private static final int CHECKSUM_AT = 12;

    /** The file of the segment that begins with {@code firstBatch}; names sort as batches do. */
    static String fileName(long firstBatch) {
        return BatchFile.name(firstBatch, SUFFIX);
    }

    String file() {
        return fileName(firstBatch);
    }

    ByteBuffer encoded() {
        ByteBuffer header = ByteBuffer.allocate(BYTES)
                .putLong(MAGIC)
                .putInt(FORMAT_VERSION)
                .putInt(0)
                .putLong(firstBatch)
                .putLong(length)
                .flip();
        return header.putInt(CHECKSUM_AT, checksum(header));
    }

    private static int checksum(ByteBuffer header) {
        ByteBuffer summed =
                ByteBuffer.allocate(BYTES).put(0, header, 0, BYTES).putInt(CHECKSUM_AT, 0);
        return Checksum.of(summed, 0, BYTES);
    }

    /** The header at the beginning of {@code file}, checked against its name and its length. */
    static SegmentHeader read(Disk disk, String file) {
        long size = disk.size(file);
        if (size < BYTES) {
            throw new CorruptionException(
                    file, size, "a segment header of " + BYTES + " bytes", "the end of the file");
        }
        ByteBuffer header = ByteBuffer.allocate(BYTES);
        disk.read(file, 0, header);
        if (header.getLong(0) != MAGIC) {
            throw new CorruptionException(
                    file,
                    0,
                    "the beginning of a segment",
                    "0x" + Long.toHexString(header.getLong(0)));
        }
        int computed = checksum(header);
        if (header.getInt(CHECKSUM_AT) != computed) {
            throw new CorruptionException(
                    file,
                    CHECKSUM_AT,
                    "header checksum " + Checksum.shown(computed),
                    Checksum.shown(header.getInt(CHECKSUM_AT)));
        }
        if (header.getInt(8) != FORMAT_VERSION) {
            throw new FormatVersionException(file, header.getInt(8), FORMAT_VERSION);
        }
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
