package raftarium.raft;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.RequestVoteReply;

import java.util.List;

/** A candidate (5.2): has voted for itself and counts the votes of the others. */
final class Candidate extends RoleState {
    private final Votes votes;

    Candidate(Server server) {
        super(server);
        votes = new Votes(server.membership());
        setTimer(server.elections().drawTimeoutNanos());
    }

    private Candidate(Server server, Candidate other) {
        super(server, other);
        votes = other.votes.copy();
    }

    @Override
    Role role() {
        return Role.CANDIDATE;
    }

    @Override
    int leader() {
        return 0;
    }

    @Override
    List<Integer> votes() {
        return votes.from();
    }

    /** An election without a winner: another one (5.2). */
    @Override
    void timeout() {
        server.elections().stand();
    }

    /** Somebody else leads in this term (5.2). */
    @Override
    void receive(AppendEntries request) {
        server.becomeFollower(server.term(), NodeEvent.Reason.OTHER_LEADER);
        server.role().receive(request);
    }

    @Override
    void receive(InstallSnapshot request) {
        server.becomeFollower(server.term(), NodeEvent.Reason.OTHER_LEADER);
        server.role().receive(request);
    }

    /** Its own vote counts once it can't be forgotten. */
    @Override
    void persisted() {
        if (server.output().voteIsSafe()) {
            count(server.id());
        }
    }

    @Override
    void receive(RequestVoteReply reply) {
        if (reply.voteGranted()) {
            count(reply.from());
        }
    }

    private void count(int voter) {
        if (!votes.add(voter)) {
            return;
        }
        int needed = votesNeeded(server);
        server.tell(new NodeEvent.VoteCounted(voter, server.term(), votes.count(), needed));
        if (votes.suffice(server.rules())) {
            server.becomeLeader(votes);
        }
    }

    /** Rule {@link Rule#VOTE_MAJORITY}. */
    static int votesNeeded(Server server) {
        int majority = server.membership().majority();
        return server.rules().on(Rule.VOTE_MAJORITY) ? majority : Math.min(2, majority);
    }

    @Override
    RoleState copy(Server copy) {
        return new Candidate(copy, this);
    }
}
