package raftarium.raft;

import org.jspecify.annotations.Nullable;

/**
 * What of a node's persistent state (figure 2) is on stable storage, and what is on its way there.
 * At most one write is under way. Always: {@code durableIndex <= inFlightIndex <= writtenIndex}.
 */
final class PersistedState {
    private HardState written;
    private HardState durable;
    private long writtenIndex;
    private long inFlightIndex;
    private long durableIndex;
    private boolean inFlight;

    /** A snapshot that must be written; null if the newest one is. */
    private @Nullable Snapshot unwritten;

    /** What is written ahead of it, without rule snapshot-at-once; else null. */
    private @Nullable Snapshot cut;

    PersistedState(HardState state, long lastIndex) {
        written = state;
        durable = state;
        writtenIndex = lastIndex;
        inFlightIndex = lastIndex;
        durableIndex = lastIndex;
    }

    private PersistedState(PersistedState other) {
        written = other.written;
        durable = other.durable;
        writtenIndex = other.writtenIndex;
        inFlightIndex = other.inFlightIndex;
        durableIndex = other.durableIndex;
        inFlight = other.inFlight;
        unwritten = other.unwritten;
        cut = other.cut;
    }

    /** All entries up to here are on stable storage, as they are in the log. */
    long durableIndex() {
        return durableIndex;
    }

    /** The same, once the write under way is there. */
    long inFlightIndex() {
        return inFlightIndex;
    }

    boolean termIsDurable(HardState state) {
        return durable.term() == state.term();
    }

    boolean isDurable(HardState state) {
        return durable.equals(state);
    }

    /** Whether something was changed since the last write was handed out. */
    boolean hasUnwritten(HardState state, long lastIndex) {
        return !written.equals(state) || writtenIndex < lastIndex || unwritten != null;
    }

    /** The entries from {@code index} on are no more; what replaces them must be written again. */
    void truncated(long index) {
        writtenIndex = Math.min(writtenIndex, index - 1);
        inFlightIndex = Math.min(inFlightIndex, index - 1);
        durableIndex = Math.min(durableIndex, index - 1);
    }

    /** A snapshot stands for the beginning of the log now. */
    void compacted(Snapshot snapshot) {
        unwritten = snapshot;
        cut = null;
    }

    /** Before that snapshot, with a write of its own, the log is cut with another state. */
    void cutFirst(Snapshot other) {
        cut = other;
    }

    /** Hands out what is unwritten, or null if there is nothing or a write is under way. */
    Ready.@Nullable Write begin(HardState state, RaftLog log) {
        if (inFlight || !hasUnwritten(state, log.lastIndex())) {
            return null;
        }
        Snapshot snapshot = cut == null ? unwritten : cut;
        unwritten = cut == null ? null : unwritten;
        cut = null;
        long stored = snapshot == null ? writtenIndex : snapshot.lastIncludedIndex();
        Ready.Write write = new Ready.Write(
                written.equals(state) ? null : state,
                snapshot,
                log.entries(stored + 1, log.lastIndex()));
        written = state;
        writtenIndex = log.lastIndex();
        inFlightIndex = writtenIndex;
        inFlight = true;
        return write;
    }

    /** The write under way is on stable storage. */
    void complete() {
        if (!inFlight) {
            throw new IllegalStateException("no write is under way");
        }
        inFlight = false;
        durable = written;
        durableIndex = inFlightIndex;
    }

    PersistedState copy() {
        return new PersistedState(this);
    }
}
