package raftarium.raft;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All there is to see of a node at a moment: the state of figure 2, and how it waits. Of a node
 * that is down it is what is {@link #stored} on its disk.
 *
 * @param id its id, from 1
 * @param role its role; a node that is down counts as a follower
 * @param term the latest term it has seen
 * @param vote whom it voted for in this term, or {@link HardState#NO_VOTE}
 * @param leader who leads in its term as far as it knows, 0 if unknown
 * @param commitIndex the highest index that it knows to be committed
 * @param lastApplied the highest index that it has handed out to be applied
 * @param durableIndex the highest index up to which its log is on stable storage
 * @param log its log, which goes on changing with the node: see {@link #kept}
 * @param snapshot the newest snapshot, null if there is none
 * @param membership the latest configuration in its log, committed or not
 * @param membershipIndex where that stands in the log; 0 for that of the beginning
 * @param committedMembership the latest configuration that it knows to be committed
 * @param committedMembershipIndex where that stands; 0 likewise
 * @param votesFrom whose votes it has as a candidate, or has won with as a leader, by id
 * @param preVotesFrom who would vote for it, while it asks before it stands (dissertation 9.6)
 * @param votesNeeded how many votes make it leader
 * @param timerStartNanos what its clock showed when its election timer or heartbeat was set
 * @param deadlineNanos what its clock will show when that is over
 * @param followers what it knows of the other members as a leader, by id; empty in other roles
 */
public record Status(
        int id,
        Role role,
        long term,
        int vote,
        int leader,
        long commitIndex,
        long lastApplied,
        long durableIndex,
        RaftLog log,
        @Nullable Snapshot snapshot,
        Membership membership,
        long membershipIndex,
        Membership committedMembership,
        long committedMembershipIndex,
        List<Integer> votesFrom,
        List<Integer> preVotesFrom,
        int votesNeeded,
        long timerStartNanos,
        long deadlineNanos,
        List<Follower> followers) {
    public Status {
        votesFrom = List.copyOf(votesFrom);
        preVotesFrom = List.copyOf(preVotesFrom);
        followers = List.copyOf(followers);
    }

    /**
     * What a leader knows of another member (figure 2, "volatile state on leaders").
     *
     * @param nextIndex the next index that it will send to it
     * @param matchIndex the highest index that it knows it to have
     * @param sending how it sends to it
     */
    public record Follower(int id, long nextIndex, long matchIndex, Sending sending) {
        static Follower of(Progress progress) {
            return new Follower(
                    progress.id, progress.nextIndex(), progress.matchIndex(), progress.sending());
        }
    }

    static Status of(Server server) {
        RoleState role = server.role();
        Configurations configurations = server.configurations();
        return new Status(
                server.id(),
                role.role(),
                server.term(),
                server.vote(),
                role.leader(),
                server.commitIndex(),
                server.lastApplied(),
                server.output().durableIndex(),
                server.log(),
                server.snapshots().latest(),
                configurations.latest(),
                configurations.latestIndex(),
                configurations.at(server.commitIndex()),
                configurations.indexAt(server.commitIndex()),
                role.votes(),
                server.elections().preVotes().from(),
                Candidate.votesNeeded(server),
                server.time().shownNanos(role.timerStartNanos()),
                server.time().shownNanos(role.deadlineNanos()),
                role.followers());
    }

    /** What a node would be that starts from this; it knows of nothing that is committed. */
    public static Status stored(
            int id,
            HardState state,
            @Nullable Snapshot snapshot,
            RaftLog log,
            Membership membership,
            long membershipIndex) {
        return new Status(
                id,
                Role.FOLLOWER,
                state.term(),
                state.vote(),
                0,
                0,
                0,
                log.lastIndex(),
                log,
                snapshot,
                membership,
                membershipIndex,
                Membership.NONE,
                0,
                List.of(),
                List.of(),
                membership.majority(),
                0,
                0,
                List.of());
    }

    /** The same, with a log that changes no more. */
    public Status kept() {
        return new Status(
                id,
                role,
                term,
                vote,
                leader,
                commitIndex,
                lastApplied,
                durableIndex,
                log.copy(),
                snapshot,
                membership,
                membershipIndex,
                committedMembership,
                committedMembershipIndex,
                votesFrom,
                preVotesFrom,
                votesNeeded,
                timerStartNanos,
                deadlineNanos,
                followers);
    }

    /** How many votes it has. */
    public int votes() {
        return votesFrom.size();
    }

    /** What it knows of that member; null of itself, of no member, and in other roles. */
    public @Nullable Follower follower(int member) {
        for (Follower follower : followers) {
            if (follower.id == member) {
                return follower;
            }
        }
        return null;
    }
}
