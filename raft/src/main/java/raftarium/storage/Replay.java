package raftarium.storage;

import raftarium.raft.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.HardState;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The state that the batches of a log lead to, one after the other; {@link BatchBuffer} has the
 * format.
 */
final class Replay {
    private static final Entry.Kind[] KINDS = Entry.Kind.values();

    private HardState hardState = HardState.INITIAL;
    private final List<Entry> entries = new ArrayList<>();
    private long batches;

    HardState hardState() {
        return hardState;
    }

    /** The entries so far; {@link #apply} changes the list. */
    List<Entry> entries() {
        return entries;
    }

    long batches() {
        return batches;
    }

    /** Takes over the records of a batch, whose payload lies at {@code offset} of {@code file}. */
    void apply(String file, long offset, ByteBuffer payload) {
        while (payload.hasRemaining()) {
            long recordOffset = offset + payload.position();
            if (payload.remaining() < BatchBuffer.RECORD_HEADER_BYTES) {
                throw new CorruptionException(
                        file, recordOffset, "a record", payload.remaining() + " more bytes");
            }
            int length = payload.getInt();
            int checksum = payload.getInt();
            if (length < 1 || length > payload.remaining()) {
                throw new CorruptionException(
                        file,
                        recordOffset,
                        "a record within its batch",
                        "one of " + length + " bytes");
            }
            ByteBuffer body = payload.slice(payload.position(), length);
            payload.position(payload.position() + length);
            int computed = Checksum.of(body, 0, length);
            if (computed != checksum) {
                throw new CorruptionException(
                        file,
                        recordOffset,
                        "record checksum " + Checksum.shown(computed),
                        Checksum.shown(checksum));
            }
            applyRecord(file, recordOffset, body);
        }
        batches++;
    }

    private void applyRecord(String file, long offset, ByteBuffer body) {
        int length = body.remaining();
        byte type = body.get();
        if (type == BatchBuffer.HARD_STATE && length == BatchBuffer.HARD_STATE_BODY_BYTES) {
            applyHardState(file, offset, body.getLong(), body.getInt());
        } else if (type == BatchBuffer.ENTRY && length >= BatchBuffer.ENTRY_BODY_BYTES) {
            applyEntry(file, offset, body);
        } else {
            throw new CorruptionException(
                    file,
                    offset,
                    "a hard state or an entry",
                    "record type " + type + " of " + length + " bytes");
        }
    }

    private void applyHardState(String file, long offset, long term, int vote) {
        if (term < 0 || vote < 0) {
            throw new CorruptionException(
                    file, offset, "a term and a vote of 0 or more", term + " and " + vote);
        }
        hardState = new HardState(term, vote);
    }

    private void applyEntry(String file, long offset, ByteBuffer body) {
        long index = body.getLong();
        long term = body.getLong();
        byte kind = body.get();
        int dataBytes = body.getInt();
        if (index < 1 || index > entries.size() + 1L) {
            throw new CorruptionException(
                    file,
                    offset,
                    "an entry of index 1 to " + (entries.size() + 1L),
                    "index " + index);
        }
        if (term < 1 || kind < 0 || kind >= KINDS.length || dataBytes != body.remaining()) {
            throw new CorruptionException(
                    file,
                    offset,
                    "a term above 0, a kind below " + KINDS.length + " and " + body.remaining()
                            + " bytes of data",
                    "term " + term + ", kind " + kind + " and " + dataBytes + " bytes");
        }
        entries.subList((int) (index - 1), entries.size()).clear();
        entries.add(new Entry(index, term, KINDS[kind], Bytes.of(body)));
    }
}
