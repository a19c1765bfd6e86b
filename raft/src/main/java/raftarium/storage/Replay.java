package raftarium.storage;

import org.jspecify.annotations.Nullable;

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
    private @Nullable Checkpoint checkpoint;

    /** The entries follow this index. */
    private long lastIncludedIndex;

    private long batches;

    HardState hardState() {
        return hardState;
    }

    /** The entries so far; {@link #apply} changes the list. */
    List<Entry> entries() {
        return entries;
    }

    /** What the log begins with; null if it begins with its first entry. */
    @Nullable
    Checkpoint checkpoint() {
        return checkpoint;
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
            boolean first = batches == 0 && recordOffset == offset;
            applyRecord(file, recordOffset, body, first);
        }
        batches++;
    }

    private void applyRecord(String file, long offset, ByteBuffer body, boolean first) {
        int length = body.remaining();
        byte type = body.get();
        if (type == BatchBuffer.HARD_STATE && length == BatchBuffer.HARD_STATE_BODY_BYTES) {
            applyHardState(file, offset, body.getLong(), body.getInt());
        } else if (type == BatchBuffer.ENTRY && length >= BatchBuffer.ENTRY_BODY_BYTES) {
            applyEntry(file, offset, body);
        } else if (first && type == Checkpoint.RECORD_TYPE && length == Checkpoint.BODY_BYTES) {
            applyCheckpoint(file, offset, Checkpoint.readFrom(body));
        } else {
            throw new CorruptionException(
                    file,
                    offset,
                    first ? "a checkpoint, a hard state or an entry" : "a hard state or an entry",
                    "record type " + type + " of " + length + " bytes");
        }
    }

    private void applyCheckpoint(String file, long offset, Checkpoint found) {
        if (!found.isPlausible()) {
            throw new CorruptionException(
                    file,
                    offset,
                    "a checkpoint with an index and a term above 0 and a snapshot's length",
                    found.lastIncludedIndex() + ", " + found.lastIncludedTerm() + " and "
                            + found.fileBytes());
        }
        checkpoint = found;
        lastIncludedIndex = found.lastIncludedIndex();
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
        long next = lastIncludedIndex + entries.size() + 1;
        if (index <= lastIncludedIndex || index > next) {
            throw new CorruptionException(
                    file,
                    offset,
                    "an entry of index " + (lastIncludedIndex + 1) + " to " + next,
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
        entries.subList((int) (index - lastIncludedIndex - 1), entries.size()).clear();
        entries.add(new Entry(index, term, KINDS[kind], Bytes.of(body)));
    }
}
