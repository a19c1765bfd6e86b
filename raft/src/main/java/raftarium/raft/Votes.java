package raftarium.raft;

/** Whose votes a node has in its term. */
final class Votes {
    private final Membership membership;

    /** By position in the membership. */
    private final boolean[] granted;

    private int count;

    Votes(Membership membership) {
        this(membership, new boolean[membership.size()], 0);
    }

    private Votes(Membership membership, boolean[] granted, int count) {
        this.membership = membership;
        this.granted = granted;
        this.count = count;
    }

    /** Counts a voter's vote; returns false for one that was counted, or that doesn't vote. */
    boolean add(int voter) {
        int position = membership.position(voter);
        if (position < 0 || granted[position]) {
            return false;
        }
        granted[position] = true;
        count++;
        return true;
    }

    boolean has(int voter) {
        int position = membership.position(voter);
        return position >= 0 && granted[position];
    }

    int count() {
        return count;
    }

    Votes copy() {
        return new Votes(membership, granted.clone(), count);
    }
}
