package raftarium.sim;

/** Whether a node's process runs. */
public enum HostState {
    /** It runs. */
    RUNNING("running"),
    /** It is down, and its disk holds what was synced. */
    CRASHED("crashed"),
    /** It stands still; what comes for it waits. */
    PAUSED("paused"),
    /** It stopped by itself, for a reason that it gives. */
    FAILED("failed");

    private final String word;

    HostState(String word) {
        this.word = word;
    }

    /** In lower case. */
    public String word() {
        return word;
    }
}
