package raftarium.sim;

import raftarium.raft.Membership;
import raftarium.raft.Status;

/**
 * What a node is to the cluster (section 6), by a configuration. A node acts by the newest one in
 * its own log, committed or not; a leader may be in another, which the node has yet to learn of.
 */
public enum Standing {
    /** It votes, before the change under way or after it. */
    VOTER("voter"),
    /** It gets the log and doesn't vote; or it is new, and its log says nothing of it yet. */
    LEARNER("learner"),
    /** It is no member. */
    REMOVED("removed");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    /** What a node is by the newest configuration in its own log; down, by its disk. */
    public static Standing of(Status node) {
        return of(node.membership(), node.id());
    }

    /** What that configuration makes of the node. */
    public static Standing of(Membership membership, int id) {
        if (membership.isVoter(id)) {
            return VOTER;
        }
        boolean isNew = membership.equals(Membership.NONE);
        return isNew || membership.isLearner(id) ? LEARNER : REMOVED;
    }

    /** In lower case. */
    public String word() {
        return word;
    }
}
