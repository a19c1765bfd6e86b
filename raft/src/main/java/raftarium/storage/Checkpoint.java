package raftarium.storage;

import raftarium.disk.Disk;
import raftarium.raft.Snapshot;

import java.nio.ByteBuffer;

/**
 * What begins the first batch of a segment when a snapshot takes the place of all the log before
 * it. As a record of that batch it has this body:
 *
 * <pre>
 *  0  1  what it is: 3 checkpoint
 *  1  8  last included index
 *  9  8  last included term
 * 17  8  length of the snapshot file in bytes
 * 25  4  CRC32C of what the snapshot file holds behind its header
 * </pre>
 *
 * <p>The snapshot file has the number of that batch for its name, so that a snapshot never takes
 * the name of another one that a durable checkpoint still needs, not even one to the same index.
 *
 * @param lastIncludedIndex the index of the last entry that the snapshot stands for
 * @param lastIncludedTerm its term
 * @param fileBytes the length of the snapshot file, in bytes
 * @param contentChecksum the CRC32C of its content, without the header
 */
public record Checkpoint(
        long lastIncludedIndex, long lastIncludedTerm, long fileBytes, int contentChecksum)
        implements LogRecord {
    static final byte RECORD_TYPE = 3;
    static final int BODY_BYTES = 1 + 8 + 8 + 8 + 4;

    private static final int FIRST_RECORD = SegmentHeader.BYTES + BatchHeader.BYTES;
    private static final int FIRST_BODY = FIRST_RECORD + BatchBuffer.RECORD_HEADER_BYTES;

    /** The body, whose type has been read already. */
    static Checkpoint readFrom(ByteBuffer body) {
        return new Checkpoint(body.getLong(), body.getLong(), body.getLong(), body.getInt());
    }

    void putInto(ByteBuffer buffer) {
        buffer.put(RECORD_TYPE)
                .putLong(lastIncludedIndex)
                .putLong(lastIncludedTerm)
                .putLong(fileBytes)
                .putInt(contentChecksum);
    }

    boolean isPlausible() {
        return lastIncludedIndex > 0
                && lastIncludedTerm > 0
                && fileBytes > SnapshotHeader.BYTES
                && fileBytes <= SnapshotHeader.MAX_BYTES + (long) Snapshot.MAX_DATA_BYTES;
    }

    /**
     * Whether the segment's first batch is sound and begins with a checkpoint: then all that came
     * before is obsolete.
     */
    static boolean begins(Disk disk, String file) {
        // By itself, in as few reads as it takes: a fault may strike the nth operation of a disk.
        SegmentHeader segment = SegmentHeader.read(disk, file);
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(segment.length(), FIRST_BODY + 1));
        disk.read(file, 0, start);
        start.flip();
        BatchHeader batch = BatchHeader.at(start, SegmentHeader.BYTES, segment.firstBatch());
        if (batch == null
                || start.limit() <= FIRST_BODY
                || start.get(FIRST_BODY) != RECORD_TYPE
                || batch.number() != segment.firstBatch()
                || batch.payloadBytes() <= BatchBuffer.RECORD_HEADER_BYTES
                || batch.batchBytes() > segment.length() - SegmentHeader.BYTES) {
            return false;
        }
        ByteBuffer payload = ByteBuffer.allocate((int) batch.batchBytes() - BatchHeader.BYTES);
        disk.read(file, FIRST_RECORD, payload);
        return Checksum.of(payload, 0, payload.capacity()) == batch.payloadChecksum();
    }
}
