package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Membership;
import raftarium.raft.RaftLog;
import raftarium.raft.RaftNode;
import raftarium.raft.Role;
import raftarium.raft.Sending;

import java.util.List;

/**
 * A node as it is at a moment; nothing in it changes. Of a node that is down, term, vote and log
 * are those on its disk.
 *
 * @param id its id, from 1
 * @param status whether it runs
 * @param failure why it failed, or ""
 * @param standing what it is to the cluster, by the newest configuration in its own log
 * @param membership that configuration, committed or not
 * @param role its role
 * @param leader who leads as far as it knows, 0 if unknown
 * @param votesFrom whose votes it has as a candidate, or has won with as a leader
 * @param preVotesFrom who would vote for it, while it asks before it stands; else empty
 * @param votesNeeded how many make it leader
 * @param timerStartNanos when its election timer or heartbeat was set, in virtual time
 * @param timerEndNanos when it will be over, as its clock runs now
 * @param durableIndex up to where its log is on its disk
 * @param log its log; an immutable copy
 * @param followers what it knows of the others as a leader; empty in other roles
 * @param isolated whether it is cut off by {@code isolate}
 * @param driftPpm how much too fast its clock runs, in millionths; negative: too slow
 * @param clockOffsetNanos how far its clock is ahead of the virtual time; negative: behind
 * @param diskTrouble what is wrong with its disk, or ""
 */
public record NodeView(
        int id,
        HostStatus status,
        String failure,
        Standing standing,
        Membership membership,
        Role role,
        long term,
        int vote,
        int leader,
        List<Integer> votesFrom,
        List<Integer> preVotesFrom,
        int votesNeeded,
        long timerStartNanos,
        long timerEndNanos,
        long commitIndex,
        long lastApplied,
        long durableIndex,
        RaftLog log,
        List<Follower> followers,
        boolean isolated,
        int driftPpm,
        long clockOffsetNanos,
        String diskTrouble) {
    /** What a leader knows of a follower (figure 2), and how it sends to it. */
    public record Follower(int id, long nextIndex, long matchIndex, Sending sending) {
        /** What that host's node knows of another; null of no member, and if it doesn't lead. */
        public static @Nullable Follower of(Host leader, int id) {
            RaftNode node = leader.node();
            return node == null ? null : of(node, id);
        }

        static @Nullable Follower of(RaftNode node, int id) {
            Sending sending = id == node.id() ? null : Sending.of(node, id);
            return sending == null
                    ? null
                    : new Follower(id, node.nextIndex(id), node.matchIndex(id), sending);
        }
    }

    /** What it is, in a word: why it doesn't run, or its standing, or its role. */
    public String word() {
        boolean isRole = standing == Standing.VOTER || role != Role.FOLLOWER;
        String inCluster = isRole ? role.word() : standing.word();
        return status == HostStatus.RUNNING ? inCluster : status.word();
    }

    /**
     * Its votes, and how many are needed: {@code 2 of 3}; while joint, of both sets: {@code 2 of 3
     * and 1 of 2}.
     */
    public String tally() {
        if (!membership.isJoint()) {
            return votesFrom.size() + " of " + votesNeeded;
        }
        return count(membership.voters()) + " of " + membership.majority() + " and "
                + count(membership.outgoing()) + " of " + membership.outgoingMajority();
    }

    private long count(List<Integer> voters) {
        return voters.stream().filter(votesFrom::contains).count();
    }

    /** Whether it runs, and is in that role. */
    public boolean is(Role other) {
        return status == HostStatus.RUNNING && role == other;
    }
}
