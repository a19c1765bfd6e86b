package raftarium.raft;

import raftarium.raft.Message.AppendEntries;

/** A follower (5.2): answers, and stands for election when it hears nothing for too long. */
final class Follower extends RoleState {
    private int leader;

    Follower(Server server) {
        super(server);
        setTimer(server.drawElectionTimeoutNanos());
    }

    private Follower(Server server, Follower other) {
        super(server, other);
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
        server.stand();
    }

    @Override
    void receive(AppendEntries request) {
        if (leader != request.from()) {
            leader = request.from();
            server.tell(new NodeEvent.LeaderKnown(leader, server.term()));
        }
        server.heardOfLeader();
        waitAnew();
        AppendEntriesReceiver.receive(server, request);
    }

    /**
     * The election timer begins anew: on AppendEntries of the leader, and on a vote given (5.2).
     */
    void waitAnew() {
        setTimer(server.drawElectionTimeoutNanos());
    }

    /** The same in a newer term, of which it knows no leader; its timer runs on. */
    Follower inNewerTerm() {
        Follower follower = new Follower(server, this);
        follower.leader = 0;
        return follower;
    }

    @Override
    RoleState copy(Server twin) {
        return new Follower(twin, this);
    }
}
