package raftarium.raft;

import org.jspecify.annotations.Nullable;

/** How a leader sends its log to a member. */
public enum Sending {
    /** It looks for where the logs agree, one message at a time (5.3). */
    PROBED("probed"),
    /** Messages with entries go out without waiting for answers. */
    REPLICATED("replicated"),
    /** The member needs entries that the leader has no more, and gets its snapshot (7). */
    SNAPSHOTTED("snapshotted");

    private final String word;

    Sending(String word) {
        this.word = word;
    }

    /** How a leader sends to {@code follower}; null of no member, and in other roles. */
    public static @Nullable Sending of(RaftNode leader, int follower) {
        Progress progress = leader.progress(follower);
        return progress == null ? null : progress.sending();
    }

    /** In lower case. */
    public String word() {
        return word;
    }
}
