package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;

/** Figure 2, "RequestVote RPC, receiver implementation". Terms were compared before. */
final class RequestVoteReceiver {
    private RequestVoteReceiver() {}

    static void receive(Server server, RequestVote request) {
        Refusal refusal = refusal(server, request);
        if (refusal == null) {
            server.grantVote(request.from());
        }
        tell(server, request, refusal);
        answer(server, request, refusal == null);
    }

    /**
     * Without rule {@link Rule#TERM_FIRST}: judges it while still in an older term, in which a vote
     * isn't kept. Returns whether the vote is granted.
     */
    static boolean judge(Server server, RequestVote request) {
        Refusal refusal = refusal(server, request);
        tell(server, request, refusal);
        return refusal == null;
    }

    private static void tell(Server server, RequestVote request, @Nullable Refusal refusal) {
        long term = Math.max(server.term(), request.term());
        server.tell(
                refusal == null
                        ? new NodeEvent.VoteGranted(request.from(), term)
                        : new NodeEvent.VoteRefused(request.from(), request.term(), refusal));
    }

    /** Says whether it is granted, once what was decided is on disk. */
    static void answer(Server server, RequestVote request, boolean isGranted) {
        server.output()
                .sendVote(new RequestVoteReply(
                        server.id(), request.from(), server.term(), isGranted));
    }

    private static @Nullable Refusal refusal(Server server, RequestVote request) {
        Refusal restarted = request.leadershipTransfer()
                ? null
                : server.elections().stickiness().restarted(server, request.term());
        Refusal voted = restarted != null ? restarted : oneVote(server, request);
        return voted != null
                ? voted
                : upToDate(server, request.lastLogIndex(), request.lastLogTerm());
    }

    /** Rule {@link Rule#ONE_VOTE}: "if votedFor is null or candidateId". */
    private static @Nullable Refusal oneVote(Server server, RequestVote request) {
        int vote = server.vote();
        if (vote == HardState.NO_VOTE
                || vote == request.from()
                || server.rules().off(Rule.ONE_VOTE)) {
            return null;
        }
        return new Refusal(Rule.ONE_VOTE, 0, server.term(), vote, request.term());
    }

    /**
     * Rule {@link Rule#UP_TO_DATE_VOTE} (5.4.1): the log whose last entry has the later term is
     * more up to date; with equal terms, the longer one. Without rule {@link Rule#LATER_TERM} the
     * longer one always is.
     */
    static @Nullable Refusal upToDate(Server server, long lastLogIndex, long lastLogTerm) {
        RaftLog log = server.log();
        long term = log.lastTerm();
        boolean isAsLong = lastLogIndex >= log.lastIndex();
        boolean upToDate = server.rules().on(Rule.LATER_TERM)
                ? lastLogTerm > term || lastLogTerm == term && isAsLong
                : isAsLong;
        if (upToDate || server.rules().off(Rule.UP_TO_DATE_VOTE)) {
            return null;
        }
        return new Refusal(Rule.UP_TO_DATE_VOTE, log.lastIndex(), term, lastLogIndex, lastLogTerm);
    }
}
