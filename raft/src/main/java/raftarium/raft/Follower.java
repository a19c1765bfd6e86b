package raftarium.raft;

import raftarium.raft.Message.AppendEntries;

/** A follower (5.2): answers, and stands for election when it hears nothing for too long. */
final class Follower extends RoleState {
    private int leader;

    Follower(RaftNode node) {
        super(node);
        setTimer(node.drawElectionTimeoutNanos());
    }

    private Follower(RaftNode node, Follower other) {
        super(node, other);
        leader = other.leader;
    }

    @Override
    Role role() {
        return Role.FOLLOWER;
    }

    @Override
    int leader() {
        return leader;
    }

    @Override
    void timeout() {
        node.campaign();
    }

    @Override
    void receive(AppendEntries request) {
        if (leader != request.from()) {
            leader = request.from();
            node.tell(new NodeEvent.LeaderKnown(leader, node.term()));
        }
        heardOfLeader();
        AppendEntriesReceiver.receive(node, request);
    }

    /** The election timer begins anew: on AppendEntries of the leader, and on a vote given (5.2). */
    void heardOfLeader() {
        setTimer(node.drawElectionTimeoutNanos());
    }

    @Override
    RoleState copy(RaftNode twin) {
        return new Follower(twin, this);
    }
}
