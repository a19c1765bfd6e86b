package raftarium.raft;

/**
 * A change of the membership that a leader is asked for (section 6).
 *
 * @param node whom it concerns, from 1
 */
public record Change(Kind kind, int node) {
    public Change {
        if (node < 1) {
            throw new IllegalArgumentException("ids of nodes are from 1: " + node);
        }
    }

    /** What is to become of the node. */
    public enum Kind {
        /** A new node: it catches up as a learner, and votes then. */
        ADD,
        /** A new node that gets the log and doesn't vote. */
        ADD_LEARNER,
        /** A learner votes, once it has caught up. */
        PROMOTE,
        /** It doesn't belong to the cluster any more. */
        REMOVE
    }

    /** What a leader says to it. Nothing was changed unless it has begun. */
    public enum Answer {
        BEGUN("begun"),
        NOT_LEADER("this node doesn't lead"),
        UNDER_WAY("another change is under way"),
        HANDING_OVER("leadership is being handed over; ask again when that is done"),
        KNOWN("it is a member already"),
        UNKNOWN("it is no member"),
        VOTES("it votes already"),
        LAST_VOTER("it is the last voter"),
        TOO_MANY("a cluster has at most " + Membership.MAX_NODES + " nodes");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        /** What it says, in words. */
        public String words() {
            return words;
        }
    }
}
