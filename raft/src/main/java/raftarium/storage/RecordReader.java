package raftarium.storage;

import raftarium.data.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.HardState;

import java.nio.ByteBuffer;

/** Reads the records of a batch, one after the other; {@link BatchBuffer} has the format. */
final class RecordReader {
    private static final Entry.Kind[] KINDS = Entry.Kind.values();

    private final String file;
    private final long offset;
    private final ByteBuffer payload;

    /**
     * @param file the segment file
     * @param offset where in it the payload begins, in bytes
     * @param payload the records, from position 0 to the limit
     */
    RecordReader(String file, long offset, ByteBuffer payload) {
        this.file = file;
        this.offset = offset;
        this.payload = payload;
    }

    /** Whether there is more to read. */
    boolean hasNext() {
        return payload.hasRemaining();
    }

    /** Whether the next record says that it is of {@code type}. */
    boolean isNext(byte type) {
        int body = payload.position() + BatchBuffer.RECORD_HEADER_BYTES;
        return body < payload.limit() && payload.get(body) == type;
    }

    /**
     * The next record; its body isn't looked at yet.
     *
     * @throws CorruptionException if there is none, or it doesn't end within the batch
     */
    Framed next() {
        long recordOffset = offset + payload.position();
        if (payload.remaining() < BatchBuffer.RECORD_HEADER_BYTES) {
            throw new CorruptionException(
                    file, recordOffset, "a record", payload.remaining() + " more bytes");
        }
        int length = payload.getInt();
        int checksum = payload.getInt();
        if (length < 1 || length > payload.remaining()) {
            throw new CorruptionException(
                    file, recordOffset, "a record within its batch", "one of " + length + " bytes");
        }
        ByteBuffer body = payload.slice(payload.position(), length);
        payload.position(payload.position() + length);
        return new Framed(file, recordOffset, checksum, body);
    }

    /**
     * A record whose body isn't read yet.
     *
     * @param offset where it begins in the file, in bytes
     * @param checksum the CRC32C of the body, as it was written
     */
    record Framed(String file, long offset, int checksum, ByteBuffer body) {
        /** The length with its header, in bytes. */
        int bytes() {
            return BatchBuffer.RECORD_HEADER_BYTES + body.limit();
        }

        /**
         * What it says.
         *
         * @throws CorruptionException if that isn't as it was written, or can't be
         */
        LogRecord content() {
            int computed = Checksum.of(body, 0, body.limit());
            if (computed != checksum) {
                throw corrupt(
                        "a record with checksum " + Checksum.shown(checksum),
                        Checksum.shown(computed));
            }
            ByteBuffer rest = body.duplicate().rewind();
            int length = rest.remaining();
            byte type = rest.get();
            if (type == BatchBuffer.HARD_STATE && length == BatchBuffer.HARD_STATE_BODY_BYTES) {
                return stated(rest.getLong(), rest.getInt());
            } else if (type == BatchBuffer.ENTRY && length >= BatchBuffer.ENTRY_BODY_BYTES) {
                return appended(rest);
            } else if (type == Checkpoint.RECORD_TYPE && length == Checkpoint.BODY_BYTES) {
                return checkpoint(Checkpoint.readFrom(rest));
            }
            throw corrupt(
                    "a hard state, an entry or a checkpoint",
                    "record type " + type + " of " + length + " bytes");
        }

        private LogRecord stated(long term, int vote) {
            if (term < 0 || vote < 0) {
                throw corrupt("a term and a vote of 0 or more", term + " and " + vote);
            }
            return new LogRecord.Stated(new HardState(term, vote));
        }

        private LogRecord appended(ByteBuffer rest) {
            long index = rest.getLong();
            long term = rest.getLong();
            byte kind = rest.get();
            int dataBytes = rest.getInt();
            if (index < 1
                    || term < 1
                    || kind < 0
                    || kind >= KINDS.length
                    || dataBytes != rest.remaining()) {
                throw corrupt(
                        "an index and a term above 0, a kind below " + KINDS.length + " and "
                                + rest.remaining() + " bytes of data",
                        "index " + index + ", term " + term + ", kind " + kind + " and " + dataBytes
                                + " bytes");
            }
            return new LogRecord.Appended(new Entry(index, term, KINDS[kind], Bytes.of(rest)));
        }

        private LogRecord checkpoint(Checkpoint found) {
            if (!found.isPlausible()) {
                throw corrupt(
                        "a checkpoint with an index and a term above 0 and a snapshot's length",
                        found.lastIncludedIndex() + ", " + found.lastIncludedTerm() + " and "
                                + found.fileBytes());
            }
            return found;
        }

        /** What to throw if it says something else than it should. */
        CorruptionException corrupt(String expected, String found) {
            return new CorruptionException(file, offset, expected, found);
        }
    }
}
