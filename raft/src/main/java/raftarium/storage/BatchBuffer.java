package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;
import raftarium.raft.HardState;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Where a batch is put together, to be written at once. Its payload is a sequence of records:
 *
 * <pre>
 *  0  4  length of the body in bytes
 *  4  4  CRC32C of the body
 *  8  1  what it is: 1 hard state, 2 entry, 3 checkpoint
 *  9     hard state: term (8), vote (4)
 *        entry: index (8), term (8), kind (1), length of its data (4), data
 *        checkpoint: as in {@link Checkpoint}
 * </pre>
 *
 * The body begins at 8. Behind the last record the batch is filled up with zeros, since the next
 * one begins at a multiple of {@value BatchHeader#ALIGNMENT} bytes. An entry replaces all with its
 * index or a higher one; a checkpoint is the first record of a segment and replaces everything.
 */
final class BatchBuffer {
    static final int RECORD_HEADER_BYTES = 8;
    static final byte HARD_STATE = 1;
    static final byte ENTRY = 2;
    static final int HARD_STATE_BODY_BYTES = 1 + 8 + 4;
    static final int ENTRY_BODY_BYTES = 1 + 8 + 8 + 1 + 4;

    /** The largest batch, in bytes: 256 MiB, with its padding too. */
    static final int MAX_BYTES = 256 << 20;

    /** Beyond this a buffer isn't kept for the next batch. */
    private static final int KEPT_BYTES = 1 << 20;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private static final byte[] PADDING = new byte[BatchHeader.ALIGNMENT];

    private ByteBuffer buffer = NONE;
    private int payloadBytes;

    /** Puts the payload together; returns the length of the batch with its padding, in bytes. */
    int fill(@Nullable HardState state, List<Entry> entries) {
        return fill(null, state, entries);
    }

    /** The same for a batch that begins with a checkpoint, if there is one. */
    int fill(@Nullable Checkpoint checkpoint, @Nullable HardState state, List<Entry> entries) {
        int bytes = bytesOf(checkpoint, state, entries);
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocate(
                    Math.max(bytes, Math.min(2 * buffer.capacity(), KEPT_BYTES)));
        }
        buffer.clear().limit(bytes).position(BatchHeader.BYTES);
        if (checkpoint != null) {
            putCheckpoint(checkpoint);
        }
        if (state != null) {
            putHardState(state);
        }
        entries.forEach(this::putEntry);
        payloadBytes = buffer.position() - BatchHeader.BYTES;
        buffer.put(PADDING, 0, buffer.remaining());
        return bytes;
    }

    /** The batch that was filled in, complete, for its place in a segment. */
    ByteBuffer finished(long number, long segment, long offset) {
        int checksum = Checksum.of(buffer, BatchHeader.BYTES, buffer.limit());
        new BatchHeader(number, payloadBytes, checksum).putInto(buffer, segment, offset);
        return buffer.duplicate().rewind();
    }

    /** Gives the memory of an exceptionally large batch back. */
    void release() {
        if (buffer.capacity() > KEPT_BYTES) {
            buffer = NONE;
        }
    }

    private static int bytesOf(
            @Nullable Checkpoint checkpoint, @Nullable HardState state, List<Entry> entries) {
        long bytes = BatchHeader.BYTES;
        bytes += checkpoint == null ? 0 : RECORD_HEADER_BYTES + Checkpoint.BODY_BYTES;
        bytes += state == null ? 0 : RECORD_HEADER_BYTES + HARD_STATE_BODY_BYTES;
        for (Entry entry : entries) {
            bytes += RECORD_HEADER_BYTES + ENTRY_BODY_BYTES + entry.data().length();
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "a batch has up to " + MAX_BYTES + " bytes: " + bytes);
        }
        return (int) BatchHeader.padded(bytes);
    }

    private void putCheckpoint(Checkpoint checkpoint) {
        int start = buffer.position();
        buffer.position(start + RECORD_HEADER_BYTES);
        checkpoint.putInto(buffer);
        putRecordHeader(start);
    }

    private void putHardState(HardState state) {
        int start = buffer.position();
        buffer.position(start + RECORD_HEADER_BYTES);
        buffer.put(HARD_STATE).putLong(state.term()).putInt(state.vote());
        putRecordHeader(start);
    }

    private void putEntry(Entry entry) {
        int start = buffer.position();
        buffer.position(start + RECORD_HEADER_BYTES);
        buffer.put(ENTRY).putLong(entry.index()).putLong(entry.term());
        buffer.put((byte) entry.kind().ordinal()).putInt(entry.data().length());
        entry.data().putInto(buffer);
        putRecordHeader(start);
    }

    private void putRecordHeader(int start) {
        int body = start + RECORD_HEADER_BYTES;
        buffer.putInt(start, buffer.position() - body);
        buffer.putInt(start + 4, Checksum.of(buffer, body, buffer.position()));
    }
}
