package raftarium.raft;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads without a log entry (section 8; dissertation 6.4): the leader notes its commit index, hears
 * from a majority that it still leads, and answers once it has applied up to there. It needs an
 * entry of its own term committed first, or its commit index may be out of date.
 */
final class LeaderReads {
    private record Pending(long token, long index, long round) {}

    /** So many reads may wait; more are refused. */
    private static final int MAX_WAITING = 10_000;

    /** Reads that wait for the first commit of this term. */
    private final List<Long> early = new ArrayList<>();

    private final List<Pending> pending = new ArrayList<>();
    private long round;

    /** The newest round: that of the newest read, or of a heartbeat that asks for promises. */
    long round() {
        return round;
    }

    /** Begins a round that no read waits for. */
    void beginRound() {
        round++;
    }

    void begin(Server server, long token) {
        if (early.size() + pending.size() >= MAX_WAITING) {
            server.output().answerRead(token, Ready.Read.REFUSED);
        } else if (server.log().termAt(server.commitIndex()) == server.term()) {
            admit(server, token);
        } else {
            early.add(token);
        }
    }

    private void admit(Server server, long token) {
        round++;
        pending.add(new Pending(token, server.commitIndex(), round));
    }

    void committedInTerm(Server server) {
        early.forEach(token -> admit(server, token));
        early.clear();
    }

    /** Rule {@link Rule#READ_CONFIRMS}: lets go the reads whose round a majority has answered. */
    void confirm(Server server, Followers followers) {
        if (pending.isEmpty()) {
            return;
        }
        long confirmed =
                server.rules().on(Rule.READ_CONFIRMS) ? majorityRound(server, followers) : round;
        int done = 0;
        while (done < pending.size() && pending.get(done).round <= confirmed) {
            server.output().answerRead(pending.get(done).token, pending.get(done).index);
            done++;
        }
        pending.subList(0, done).clear();
    }

    /** The newest round that a majority has answered. */
    long majorityRound(Server server, Followers followers) {
        return followers.majorityOf(
                follower -> follower.id == server.id() ? round : follower.roundAnswered(),
                server.rules());
    }

    void refuseAll(Server server) {
        early.forEach(token -> server.output().answerRead(token, Ready.Read.REFUSED));
        pending.forEach(read -> server.output().answerRead(read.token, Ready.Read.REFUSED));
        early.clear();
        pending.clear();
    }

    LeaderReads copy() {
        LeaderReads copy = new LeaderReads();
        copy.early.addAll(early);
        copy.pending.addAll(pending);
        copy.round = round;
        return copy;
    }
}
