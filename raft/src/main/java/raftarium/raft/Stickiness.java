package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message.PreVote;
import raftarium.raft.Message.PreVoteReply;
import raftarium.raft.Message.RequestVote;
import raftarium.raft.Message.RequestVoteReply;

/**
 * What a leader's {@link Lease} rests on (section 6, end; dissertation 4.2.3 and 6.4.1): a node
 * that has heard from the leader of a lease elects nobody for one minimum election timeout of its
 * own clock. It votes for nobody, follows no newer term that a candidate shows it, and doesn't
 * stand.
 *
 * <p>A promise isn't kept on disk. So a node that starts again waits that long with its vote,
 * whatever it had promised.
 *
 * <p>A candidacy that the leader itself asked for is exempt from both (3.10): that leader has given
 * its lease up for the rest of its term, there was no other lease to protect in that term, and the
 * candidacy is of the very next one.
 */
final class Stickiness {
    /** It began with a term on its disk, so that it may have forgotten a promise. */
    private final boolean mayHaveForgotten;

    private final long startedNanos;

    /** Whom it promised, 0 for nobody yet, and when. */
    private int leader;

    private long promisedNanos;

    Stickiness(HardState state, long nowNanos) {
        mayHaveForgotten = state.term() > 0;
        startedNanos = nowNanos;
    }

    private Stickiness(Stickiness other) {
        mayHaveForgotten = other.mayHaveForgotten;
        startedNanos = other.startedNanos;
        leader = other.leader;
        promisedNanos = other.promisedNanos;
    }

    /** The leader of this term asks for the promise. */
    void promise(Server server, int from) {
        if (server.rules().on(Rule.STICKINESS)) {
            leader = from;
            promisedNanos = server.nowNanos();
        }
    }

    /** Rule {@link Rule#STICKINESS}: a request for a vote is refused before its term counts. */
    boolean disregards(Server server, Message message) {
        Refusal refusal = asksForVote(message) ? promised(server, message.term()) : null;
        if (refusal == null) {
            return false;
        }
        int candidate = message.from();
        if (message instanceof PreVote) {
            server.tell(new NodeEvent.PreVoteRefused(candidate, message.term() + 1, refusal));
            server.output().send(new PreVoteReply(server.id(), candidate, server.term(), false));
        } else {
            server.tell(new NodeEvent.VoteRefused(candidate, message.term(), refusal));
            server.output()
                    .send(new RequestVoteReply(server.id(), candidate, server.term(), false));
        }
        return true;
    }

    private static boolean asksForVote(Message message) {
        return message instanceof PreVote
                || message instanceof RequestVote request && !request.leadershipTransfer();
    }

    /** Why it may not stand by itself now; null if it may. */
    @Nullable
    Refusal refusesToStand(Server server) {
        Refusal refusal = promised(server, server.term() + 1);
        return refusal != null ? refusal : restarted(server, server.term() + 1);
    }

    private @Nullable Refusal promised(Server server, long term) {
        boolean binds = leader != 0 && server.rules().on(Rule.STICKINESS);
        return binds ? within(server, Rule.STICKINESS, promisedNanos, leader, term) : null;
    }

    /** Rule {@link Rule#RESTART_VOTE_WAIT}. */
    @Nullable
    Refusal restarted(Server server, long term) {
        boolean binds = mayHaveForgotten && server.rules().on(Rule.RESTART_VOTE_WAIT);
        return binds ? within(server, Rule.RESTART_VOTE_WAIT, startedNanos, 0, term) : null;
    }

    private static @Nullable Refusal within(
            Server server, Rule rule, long fromNanos, int leader, long term) {
        long since = server.nowNanos() - fromNanos;
        long least = server.config().electionMinNanos();
        return since < least ? new Refusal(rule, since, least, leader, term) : null;
    }

    Stickiness copy() {
        return new Stickiness(this);
    }
}
