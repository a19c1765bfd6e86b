package raftarium.raft;

import java.util.Arrays;

/** Who votes: ids from 1, each once, at most {@link #MAX_NODES} of them. */
public final class Membership {
    /** The most nodes that a cluster may have. */
    public static final int MAX_NODES = 101;

    private final int[] voters;

    private Membership(int[] voters) {
        this.voters = voters;
    }

    /** Voters 1 to {@code count}. */
    public static Membership ofFirst(int count) {
        if (count < 1 || count > MAX_NODES) {
            throw new IllegalArgumentException(
                    "a cluster has 1 to " + MAX_NODES + " nodes: " + count);
        }
        int[] ids = new int[count];
        Arrays.setAll(ids, position -> position + 1);
        return new Membership(ids);
    }

    /** How many vote. */
    public int size() {
        return voters.length;
    }

    /** The id at {@code position}, from 0, in ascending order. */
    public int voter(int position) {
        return voters[position];
    }

    /** Where {@code id} stands among the voters, or a negative number. */
    public int position(int id) {
        return Arrays.binarySearch(voters, id);
    }

    /** How many make a majority. */
    public int majority() {
        return voters.length / 2 + 1;
    }
}
