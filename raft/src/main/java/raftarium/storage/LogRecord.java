package raftarium.storage;

import raftarium.raft.Entry;
import raftarium.raft.HardState;

/** What a record of a batch says. {@link Checkpoint} is one too. */
public sealed interface LogRecord permits LogRecord.Stated, LogRecord.Appended, Checkpoint {
    /**
     * The term and vote from now on.
     *
     * @param hardState the two
     */
    record Stated(HardState hardState) implements LogRecord {}

    /**
     * An entry that takes its place in the log; those from its index on are gone.
     *
     * @param entry the entry
     */
    record Appended(Entry entry) implements LogRecord {}
}
