package raftarium.sim;

import raftarium.raft.Membership;
import raftarium.raft.Role;
import raftarium.raft.Status;

import java.util.List;

/**
 * A node as it is at a moment; nothing in it changes. Of a node that is down, term, vote and log
 * are those on its disk.
 *
 * @param state whether it runs
 * @param failure why it failed, or ""
 * @param status its node; the log in it changes no more
 * @param disk its disk
 * @param clock its clock
 * @param isolated whether it is cut off by {@code isolate}
 */
public record NodeView(
        HostState state,
        String failure,
        Status status,
        DiskStatus disk,
        ClockStatus clock,
        boolean isolated) {
    /** Its id, from 1. */
    public int id() {
        return status.id();
    }

    /** What it is to the cluster, by the newest configuration in its own log. */
    public Standing standing() {
        return Standing.of(status);
    }

    /** What it is, in a word: why it doesn't run, or its standing, or its role. */
    public String word() {
        boolean isRole = standing() == Standing.VOTER || status.role() != Role.FOLLOWER;
        String inCluster = isRole ? status.role().word() : standing().word();
        return state == HostState.RUNNING ? inCluster : state.word();
    }

    /**
     * Its votes, and how many are needed: {@code 2 of 3}; while joint, of both sets: {@code 2 of 3
     * and 1 of 2}.
     */
    public String tally() {
        Membership membership = status.membership();
        if (!membership.isJoint()) {
            return status.votes() + " of " + status.votesNeeded();
        }
        return count(membership.voters()) + " of " + membership.majority() + " and "
                + count(membership.outgoing()) + " of " + membership.outgoingMajority();
    }

    private long count(List<Integer> voters) {
        return voters.stream().filter(status.votesFrom()::contains).count();
    }

    /** Whether it runs, and is in that role. */
    public boolean is(Role other) {
        return state == HostState.RUNNING && status.role() == other;
    }
}
