package raftarium.raft;

import raftarium.data.Bytes;

/**
 * A state machine's state in place of the log that led to it (section 7).
 *
 * @param lastIncludedIndex the index of the last entry that it stands for, from 1
 * @param lastIncludedTerm the term of that entry, from 1
 * @param membership the latest configuration in the log up to there (section 6)
 * @param data the state
 */
public record Snapshot(
        long lastIncludedIndex, long lastIncludedTerm, Membership membership, Bytes data) {
    /** The largest state that a snapshot holds, in bytes: 1 GiB. */
    public static final int MAX_DATA_BYTES = 1 << 30;

    public Snapshot {
        if (lastIncludedIndex < 1 || lastIncludedTerm < 1) {
            throw new IllegalArgumentException(
                    "index and term start at 1: " + lastIncludedIndex + ", " + lastIncludedTerm);
        }
    }

    /** Where and how large, not what. */
    @Override
    public String toString() {
        return "snapshot to " + lastIncludedIndex + "/" + lastIncludedTerm + ", " + data.length()
                + " bytes";
    }
}
