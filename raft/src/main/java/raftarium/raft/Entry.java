package raftarium.raft;

import raftarium.data.Bytes;

/**
 * One entry of the log (paper, figure 2: "log entries; each entry contains command for state
 * machine, and term when entry was received by leader; first index is 1").
 *
 * @param index its place in the log, from 1
 * @param term the term of the leader that made it, from 1
 * @param kind what it is for
 * @param data the command; empty for a no-op
 */
public record Entry(long index, long term, Kind kind, Bytes data) {
    /** What an entry is for. The order is that of the codes on disk: add at the end only. */
    public enum Kind {
        /** Made by a leader at the start of its term, so that it may commit what is before (8). */
        NO_OP,
        /** A client's command, for the state machine. */
        COMMAND,
        /** A {@link Membership}, in use from when it is in the log (6). */
        CONFIGURATION
    }

    /** The largest command that a node takes, in bytes: 1 MiB. */
    public static final int MAX_DATA_BYTES = 1 << 20;

    public Entry {
        if (index < 1 || term < 1) {
            throw new IllegalArgumentException("index and term start at 1: " + index + ", " + term);
        }
    }
}
