package raftarium.raft;

import java.util.List;
import java.util.TreeSet;

/**
 * A change of the membership that a leader is asked for (section 6). However many nodes it
 * concerns, voters change in one joint step.
 *
 * @param nodes whom it concerns, at least one, by id; ids are from 1
 */
public record MembershipRequest(Kind kind, List<Integer> nodes) {
    public MembershipRequest {
        nodes = List.copyOf(new TreeSet<>(nodes));
        if (nodes.isEmpty() || nodes.get(0) < 1) {
            throw new IllegalArgumentException(
                    "a change is of some nodes, and their ids are from 1: " + nodes);
        }
    }

    /** A change that concerns one node. */
    public MembershipRequest(Kind kind, int node) {
        this(kind, List.of(node));
    }

    /** What is to become of the nodes. */
    public enum Kind {
        /** New nodes: they catch up as learners, and vote then. */
        ADD,
        /** New nodes that get the log and don't vote. */
        ADD_LEARNER,
        /** Learners vote, once they have caught up. */
        PROMOTE,
        /** They don't belong to the cluster any more. */
        REMOVE,
        /**
         * They are the members, and vote; all others go. Who is new catches up as a learner first.
         */
        EXACTLY
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
        TOO_MANY("a cluster has at most " + Membership.MAX_NODES + " nodes"),
        AS_IT_IS("the members are these already");

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
