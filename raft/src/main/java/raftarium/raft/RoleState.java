package raftarium.raft;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.AppendEntriesReply;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;
import raftarium.raft.Message.RequestVoteReply;

import java.util.List;

/**
 * What a node is at the moment, with that role's state (figure 4). The transitions, all made by
 * {@link Server}:
 *
 * <pre>
 *   Follower  -> Candidate   election timeout
 *   Candidate -> Candidate   election timeout: a new election
 *   Candidate -> Leader      votes of a majority
 *   Candidate -> Follower    the current leader is heard of
 *   any       -> Follower    a newer term is seen
 * </pre>
 */
abstract sealed class RoleState permits Follower, Candidate, Leader {
    final Server server;

    /** When the running timer was set, and when it is over; as the node counts time. */
    private long timerStartNanos;

    private long deadlineNanos;

    RoleState(Server server) {
        this.server = server;
    }

    RoleState(Server server, RoleState other) {
        this.server = server;
        timerStartNanos = other.timerStartNanos;
        deadlineNanos = other.deadlineNanos;
    }

    abstract Role role();

    /** Who leads in this term as far as this node knows, 0 if unknown. */
    abstract int leader();

    /** Whose votes it has, or has won with, by id; none in other roles. */
    List<Integer> votes() {
        return List.of();
    }

    /** What it knows of the other members, by id; nothing in other roles than a leader's. */
    List<Status.Follower> followers() {
        return List.of();
    }

    /** The timer is over. */
    abstract void timeout();

    /** A leader of this term is heard of. */
    abstract void receive(AppendEntries request);

    void receive(RequestVoteReply reply) {}

    void receive(AppendEntriesReply reply) {}

    /** A leader of this term sends its snapshot. */
    abstract void receive(InstallSnapshot request);

    void receive(InstallSnapshotReply reply) {}

    /** Another configuration is in use. */
    void membershipChanged() {}

    /** A write is on stable storage. */
    void persisted() {}

    /** The node is about to be asked what it has to say. */
    void beforeReady() {}

    /** The node's clock was found to have gone back: nobody knows by how much. */
    void clockWentBack() {}

    /** The role ends. */
    void leave() {}

    abstract RoleState copy(Server copy);

    void setTimer(long delayNanos) {
        server.timerIsSet();
        timerStartNanos = server.nowNanos();
        deadlineNanos = timerStartNanos + delayNanos;
    }

    /** It is an election timer, and ends at another time, as if other chance had drawn it. */
    void renewTimer() {
        deadlineNanos = timerStartNanos
                + server.elections()
                        .redrawTimeoutNanos(
                                deadlineNanos - timerStartNanos,
                                server.nowNanos() - timerStartNanos);
    }

    long timerStartNanos() {
        return timerStartNanos;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }
}
