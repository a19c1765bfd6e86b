package raftarium.raft;

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

    /** In lower case. */
    public String word() {
        return word;
    }
}
