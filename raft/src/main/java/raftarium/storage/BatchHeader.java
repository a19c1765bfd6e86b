package raftarium.storage;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * How a batch begins:
 *
 * <pre>
 *  0  4  "BTCH"
 *  4  4  length of the payload in bytes
 *  8  8  batch number
 * 16  4  CRC32C of the payload and those zeros
 * 20  4  CRC32C of bytes 0 to 19, the first batch of the segment (8) and the offset in it (8)
 * 24     payload, and zeros up to the next multiple of 32
 * </pre>
 *
 * <p>A batch begins at a multiple of 32 bytes, so that its header is never in two sectors: a disk
 * that loses or moves sectors leaves or takes all of it.
 *
 * <p>So a header is one only in its own place: a copy of a batch inside a client's command, or a
 * batch that a disk wrote to the wrong place, is not taken for a batch.
 *
 * @param number the number of the batch; the first is 1, each next one more
 * @param payloadBytes the length of the payload, in bytes, without the zeros behind it
 * @param payloadChecksum the CRC32C of the payload and the zeros
 */
record BatchHeader(long number, int payloadBytes, int payloadChecksum) {
    static final int BYTES = 24;

    /** A batch begins at a multiple of so many bytes, and a sector has a multiple of it. */
    static final int ALIGNMENT = 32;

    static final int MAGIC = 0x42544348;

    private static final int CHECKSUM_AT = 20;

    /** The length of a batch of so many bytes with the zeros that it ends with. */
    static long padded(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** The length of the whole batch, from its header to the next, in bytes. */
    long batchBytes() {
        return padded(BYTES + (long) payloadBytes);
    }

    /** Puts it at the beginning of {@code batch}, for its place in a segment. */
    void putInto(ByteBuffer batch, long segment, long offset) {
        batch.putInt(0, MAGIC)
                .putInt(4, payloadBytes)
                .putLong(8, number)
                .putInt(16, payloadChecksum);
        batch.putInt(CHECKSUM_AT, checksum(batch, 0, segment, offset));
    }

    /** The header at {@code offset} of a segment, or null if there is no sound one. */
    static @Nullable BatchHeader at(ByteBuffer content, int offset, long segment) {
        return of(content, offset, segment, offset);
    }

    /** Like {@link #at}, for a header that belongs to the offset {@code home} and may be moved. */
    static @Nullable BatchHeader of(ByteBuffer content, int offset, long segment, long home) {
        if (!isBegunAt(content, offset)
                || content.getInt(offset + CHECKSUM_AT)
                        != checksum(content, offset, segment, home)) {
            return null;
        }
        return new BatchHeader(
                content.getLong(offset + 8),
                content.getInt(offset + 4),
                content.getInt(offset + 16));
    }

    /** Where the first sound header from {@code from} on is; the limit if there is none. */
    static int next(ByteBuffer content, int from, long segment) {
        int offset = from;
        while (offset < content.limit() && at(content, offset, segment) == null) {
            offset += ALIGNMENT;
        }
        return Math.min(offset, content.limit());
    }

    /**
     * Checks a sound header. It was written as it is: what it says can't be the work of a crash.
     *
     * @param file the segment
     * @param offset where in it the batch begins, in bytes
     * @param expected the number of the batch that should be there
     * @param room how far it is to the end of the segment, in bytes
     */
    void check(String file, long offset, long expected, int room) {
        if (number != expected) {
            throw new CorruptionException(file, offset, "batch " + expected, "batch " + number);
        }
        if (!fitsInto(room)) {
            throw new CorruptionException(
                    file,
                    offset,
                    "a payload that fits into " + room + " bytes",
                    "one of " + payloadBytes);
        }
    }

    /** Whether the batch has no more bytes than that. */
    boolean fitsInto(int room) {
        return payloadBytes >= 0 && batchBytes() <= room;
    }

    /** The CRC32C of what follows the header at {@code offset}, which fits in. */
    int computedChecksum(ByteBuffer content, int offset) {
        return Checksum.of(content, offset + BYTES, offset + (int) batchBytes());
    }

    /** Whether there is what may be a header, sound or not. */
    static boolean isBegunAt(ByteBuffer content, int offset) {
        return content.limit() - offset >= BYTES && content.getInt(offset) == MAGIC;
    }

    /** The number that it states there. */
    static long numberAt(ByteBuffer content, int offset) {
        return content.getLong(offset + 8);
    }

    private static int checksum(ByteBuffer bytes, int at, long segment, long offset) {
        ByteBuffer summed = ByteBuffer.allocate(CHECKSUM_AT + 16)
                .put(0, bytes, at, CHECKSUM_AT)
                .putLong(CHECKSUM_AT, segment)
                .putLong(CHECKSUM_AT + 8, offset);
        return Checksum.of(summed, 0, summed.capacity());
    }
}
