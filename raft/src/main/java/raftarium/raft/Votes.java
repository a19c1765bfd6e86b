package raftarium.raft;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Whose votes a node has in its term. */
final class Votes {
    private final Membership membership;

    /** By id. */
    private final BitSet granted;

    Votes(Membership membership) {
        this(membership, new BitSet());
    }

    private Votes(Membership membership, BitSet granted) {
        this.membership = membership;
        this.granted = granted;
    }

    /** Counts a voter's vote; returns false for one that was counted, or that doesn't vote. */
    boolean add(int voter) {
        if (!membership.isVoter(voter) || granted.get(voter)) {
            return false;
        }
        granted.set(voter);
        return true;
    }

    /** By id. */
    List<Integer> from() {
        List<Integer> voters = new ArrayList<>();
        for (int id = granted.nextSetBit(0); id >= 0; id = granted.nextSetBit(id + 1)) {
            voters.add(id);
        }
        return voters;
    }

    int count() {
        return granted.cardinality();
    }

    /** Rules {@link Rule#VOTE_MAJORITY} and {@link Rule#JOINT_MAJORITIES}. */
    boolean suffice(Rules rules) {
        return rules.off(Rule.VOTE_MAJORITY) && count() >= Math.min(2, membership.majority())
                || membership.hasMajority(granted::get, rules);
    }

    Votes copy() {
        return new Votes(membership, (BitSet) granted.clone());
    }
}
