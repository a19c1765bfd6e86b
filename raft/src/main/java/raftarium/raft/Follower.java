package raftarium.raft;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.InstallSnapshot;

/** A follower (5.2): answers, and stands for election when it hears nothing for too long. */
final class Follower extends RoleState {
    private int leader;

    Follower(Server server) {
        super(server);
        setTimer(server.elections().drawTimeoutNanos());
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
        server.elections().stand();
    }

    @Override
    void receive(AppendEntries request) {
        hear(request.from());
        if (request.lease()) {
            server.elections().stickiness().promise(server, request.from());
        }
        AppendEntriesReceiver.receive(server, request);
    }

    @Override
    void receive(InstallSnapshot request) {
        hear(request.from());
        server.snapshots().receive(server, request);
    }

    private void hear(int from) {
        if (leader != from) {
            leader = from;
            server.tell(new NodeEvent.LeaderKnown(leader, server.term()));
        }
        server.elections().heardOfLeader();
        waitAnew();
    }

    /**
     * The election timer begins anew: on what its leader sends, and on a vote given (5.2).
     */
    void waitAnew() {
        setTimer(server.elections().drawTimeoutNanos());
    }

    /** The same in a newer term, of which it knows no leader; its timer runs on. */
    Follower inNewerTerm() {
        Follower follower = new Follower(server, this);
        follower.leader = 0;
        return follower;
    }

    @Override
    RoleState copy(Server copy) {
        return new Follower(copy, this);
    }
}
