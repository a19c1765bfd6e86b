package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Bytes;

/**
 * What a cluster replicates. An implementation is deterministic: it uses no clock, no chance, and
 * no state but its own. One thread at a time.
 */
public interface StateMachine {
    /**
     * Applies a committed command.
     *
     * @return the answer for its client; null for "none"
     */
    @Nullable
    Bytes apply(Bytes command);

    /**
     * Answers a question without changing anything.
     *
     * @return the answer; null for "none"
     */
    @Nullable
    Bytes query(Bytes command);

    /** The command in words, short, for people who watch. Any bytes get an answer. */
    String describe(Bytes command);

    /** An independent twin in the same state. */
    StateMachine copy();
}
