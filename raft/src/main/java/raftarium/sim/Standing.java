package raftarium.sim;

/** What a node is to the cluster (section 6). */
public enum Standing {
    /** It votes. */
    VOTER("voter"),
    /** It gets the log and doesn't vote. */
    LEARNER("learner"),
    /**
     * It is no member of the newest configuration that a running node knows to be committed, nor of
     * one that follows it in a running node's log.
     */
    REMOVED("removed");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    /** In lower case. */
    public String word() {
        return word;
    }
}
