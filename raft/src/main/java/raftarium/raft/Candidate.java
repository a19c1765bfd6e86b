package raftarium.raft;

import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.RequestVoteReply;

/** A candidate (5.2): has voted for itself and counts the votes of the others. */
final class Candidate extends RoleState {
    /** Whose vote it has, by position in the membership. */
    private final boolean[] granted;

    private int votes;

    Candidate(RaftNode node) {
        super(node);
        granted = new boolean[node.membership().size()];
        setTimer(node.drawElectionTimeoutNanos());
    }

    private Candidate(RaftNode node, Candidate other) {
        super(node, other);
        granted = other.granted.clone();
        votes = other.votes;
    }

    @Override
    Role role() {
        return Role.CANDIDATE;
    }

    @Override
    int leader() {
        return 0;
    }

    boolean hasVoteOf(int id) {
        int position = node.membership().position(id);
        return position >= 0 && granted[position];
    }

    int votes() {
        return votes;
    }

    /** An election without a winner: another one (5.2). */
    @Override
    void timeout() {
        node.campaign();
    }

    /** Somebody else leads in this term (5.2). */
    @Override
    void receive(AppendEntries request) {
        node.becomeFollower(node.term());
        node.roleState().receive(request);
    }

    /** Its own vote counts once it can't be forgotten. */
    @Override
    void persisted() {
        if (node.voteIsSafe()) {
            count(node.id());
        }
    }

    @Override
    void receive(RequestVoteReply reply) {
        if (reply.voteGranted()) {
            count(reply.from());
        }
    }

    private void count(int voter) {
        int position = node.membership().position(voter);
        if (position < 0 || granted[position]) {
            return;
        }
        granted[position] = true;
        votes++;
        int needed = votesNeeded();
        node.tell(new NodeEvent.VoteCounted(voter, node.term(), votes, needed));
        if (votes >= needed) {
            node.becomeLeader();
        }
    }

    /** Rule {@link Rule#VOTE_MAJORITY}. */
    int votesNeeded() {
        int majority = node.membership().majority();
        return node.rules().on(Rule.VOTE_MAJORITY) ? majority : Math.min(2, majority);
    }

    @Override
    RoleState copy(RaftNode twin) {
        return new Candidate(twin, this);
    }
}
