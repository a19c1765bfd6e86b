package raftarium.raft;

/**
 * What a node must have on stable storage beside its log before it answers (figure 2, "persistent
 * state on all servers").
 *
 * @param term the latest term that the node has seen, from 0
 * @param vote the node that got its vote in that term, or {@link #NO_VOTE}
 */
public record HardState(long term, int vote) {
    /** No vote given in this term. */
    public static final int NO_VOTE = 0;

    /** The state of a node that has never run. */
    public static final HardState INITIAL = new HardState(0, NO_VOTE);

    public HardState {
        if (term < 0 || vote < 0) {
            throw new IllegalArgumentException(
                    "term and vote are 0 or more: " + term + ", " + vote);
        }
    }
}
