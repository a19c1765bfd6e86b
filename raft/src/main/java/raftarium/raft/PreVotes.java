package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message.PreVote;
import raftarium.raft.Message.PreVoteReply;

import java.util.List;

/**
 * Rule {@link Rule#PRE_VOTE} (dissertation 9.6): who asks before it stands for election doesn't
 * raise its term in vain, and so deposes nobody when it comes back from where it was cut off.
 */
final class PreVotes {
    /** Who would vote for this node; null while it doesn't ask. */
    private @Nullable Votes votes;

    /** This node's election timer is over. */
    void begin(Server server) {
        Votes asked = new Votes(server.membership());
        votes = asked;
        server.tell(new NodeEvent.PreVoteBegan(server.term() + 1));
        RaftLog log = server.log();
        server.membership()
                .forEachVoterBut(
                        server.id(),
                        voter -> server.output()
                                .send(new PreVote(
                                        server.id(),
                                        voter,
                                        server.term(),
                                        log.lastIndex(),
                                        log.lastTerm())));
        count(server, asked, server.id());
    }

    /** It has heard of a leader, or stands: what it asked is of no interest any more. */
    void end() {
        votes = null;
    }

    /** Who would vote for it, by id; none while it doesn't ask. */
    List<Integer> from() {
        Votes asked = votes;
        return asked == null ? List.of() : asked.from();
    }

    void receive(Server server, PreVoteReply reply) {
        Votes asked = votes;
        if (asked != null && reply.voteGranted()) {
            count(server, asked, reply.from());
        }
    }

    private void count(Server server, Votes asked, int voter) {
        if (asked.add(voter) && asked.suffice(server.rules())) {
            server.campaign(NodeEvent.Reason.TIMEOUT);
        }
    }

    /** Somebody else asks; the answer binds nobody, and is nothing that must be kept. */
    static void receive(Server server, PreVote request) {
        Refusal refusal = refusal(server, request);
        long nextTerm = request.term() + 1;
        server.tell(
                refusal == null
                        ? new NodeEvent.PreVoteGranted(request.from(), nextTerm)
                        : new NodeEvent.PreVoteRefused(request.from(), nextTerm, refusal));
        server.output()
                .send(new PreVoteReply(
                        server.id(), request.from(), server.term(), refusal == null));
    }

    private static @Nullable Refusal refusal(Server server, PreVote request) {
        if (server.elections().hearsOfLeader()) {
            int leader = server.role().leader();
            long since = server.nowNanos() - server.elections().heardOfLeaderNanos();
            return new Refusal(
                    Rule.PRE_VOTE,
                    leader == server.id() ? 0 : since,
                    server.term(),
                    leader,
                    request.term());
        }
        Refusal restarted = server.elections().stickiness().restarted(server, request.term());
        return restarted != null
                ? restarted
                : RequestVoteReceiver.upToDate(
                        server, request.lastLogIndex(), request.lastLogTerm());
    }

    PreVotes copy() {
        PreVotes copy = new PreVotes();
        Votes asked = votes;
        copy.votes = asked == null ? null : asked.copy();
        return copy;
    }
}
