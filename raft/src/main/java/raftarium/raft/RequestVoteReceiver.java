package raftarium.raft;

import org.jspecify.annotations.Nullable;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;

/** Figure 2, "RequestVote RPC, receiver implementation". Terms were compared before. */
final class RequestVoteReceiver {
    private RequestVoteReceiver() {}

    static void receive(RaftNode node, RequestVote request) {
        Refusal refusal = refusal(node, request);
        if (refusal == null) {
            node.grantVote(request.from());
            node.tell(new NodeEvent.VoteGranted(request.from(), node.term()));
        } else {
            node.tell(new NodeEvent.VoteRefused(request.from(), request.term(), refusal));
        }
        node.sendVote(
                new RequestVoteReply(node.id(), request.from(), node.term(), refusal == null));
    }

    private static @Nullable Refusal refusal(RaftNode node, RequestVote request) {
        Refusal voted = oneVote(node, request);
        return voted != null ? voted : upToDate(node, request);
    }

    /** Rule {@link Rule#ONE_VOTE}: "if votedFor is null or candidateId". */
    private static @Nullable Refusal oneVote(RaftNode node, RequestVote request) {
        int vote = node.vote();
        if (vote == HardState.NO_VOTE
                || vote == request.from()
                || node.rules().off(Rule.ONE_VOTE)) {
            return null;
        }
        return new Refusal(Rule.ONE_VOTE, 0, node.term(), vote, request.term());
    }

    /**
     * Rule {@link Rule#UP_TO_DATE_VOTE} (5.4.1): the log whose last entry has the later term is more
     * up to date; with equal terms, the longer one.
     */
    private static @Nullable Refusal upToDate(RaftNode node, RequestVote request) {
        RaftLog log = node.log();
        long term = log.lastTerm();
        boolean upToDate =
                request.lastLogTerm() > term
                        || (request.lastLogTerm() == term
                                && request.lastLogIndex() >= log.lastIndex());
        if (upToDate || node.rules().off(Rule.UP_TO_DATE_VOTE)) {
            return null;
        }
        return new Refusal(
                Rule.UP_TO_DATE_VOTE,
                log.lastIndex(),
                term,
                request.lastLogIndex(),
                request.lastLogTerm());
    }
}
