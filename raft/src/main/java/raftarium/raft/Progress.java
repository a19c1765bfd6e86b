package raftarium.raft;

import java.util.Arrays;

/**
 * A leader's picture of one follower (figure 2, "volatile state on leaders"). Always {@code
 * 0 <= matchIndex < nextIndex}.
 *
 * <p>While it probes, it looks for where the logs agree, with one message at a time. Once a message
 * was accepted it replicates: messages go out without waiting for answers, {@link
 * RaftConfig#maxInFlight} at most.
 */
final class Progress {
    final int id;
    private long nextIndex;
    private long matchIndex;
    private boolean probing = true;
    private boolean probeSent;

    /** The last index of each unanswered message with entries, oldest first. */
    private final long[] inFlight;

    private int inFlightCount;

    /** The newest round sent to it, and the newest that it answered. */
    private long roundSent;

    private long roundAnswered;

    /** When it last answered; at first, when the leader was elected. */
    private long answeredNanos;

    private Progress(int id, long nextIndex, int maxInFlight, long nowNanos) {
        this.id = id;
        answeredNanos = nowNanos;
        this.nextIndex = nextIndex;
        inFlight = new long[maxInFlight];
    }

    /** What a leader knows of somebody who is new to it. */
    static Progress fresh(int id, long nextIndex, Server server) {
        return new Progress(id, nextIndex, server.config().maxInFlight(), server.nowNanos());
    }

    private Progress(Progress other) {
        id = other.id;
        nextIndex = other.nextIndex;
        matchIndex = other.matchIndex;
        probing = other.probing;
        probeSent = other.probeSent;
        inFlight = other.inFlight.clone();
        inFlightCount = other.inFlightCount;
        roundSent = other.roundSent;
        roundAnswered = other.roundAnswered;
        answeredNanos = other.answeredNanos;
    }

    long nextIndex() {
        return nextIndex;
    }

    long matchIndex() {
        return matchIndex;
    }

    boolean probing() {
        return probing;
    }

    long roundSent() {
        return roundSent;
    }

    long roundAnswered() {
        return roundAnswered;
    }

    /** Whether entries may be sent to it now. */
    boolean mayTakeEntries() {
        return probing ? !probeSent : inFlightCount < inFlight.length;
    }

    /** A message up to {@code lastIndex} goes out, with {@code count} entries. */
    void sent(long lastIndex, int count, long round) {
        roundSent = Math.max(roundSent, round);
        if (probing) {
            probeSent = true;
        } else if (count > 0) {
            nextIndex = lastIndex + 1;
            inFlight[inFlightCount++] = lastIndex;
        }
    }

    long answeredNanos() {
        return answeredNanos;
    }

    void answered(long round, long nowNanos) {
        answeredNanos = nowNanos;
        roundAnswered = Math.max(roundAnswered, round);
    }

    /** Its log equals the leader's up to {@code index}. */
    void accepted(long index) {
        matchIndex = Math.max(matchIndex, index);
        nextIndex = Math.max(nextIndex, matchIndex + 1);
        if (probing) {
            probing = false;
            inFlightCount = 0;
            return;
        }
        int done = 0;
        while (done < inFlightCount && inFlight[done] <= matchIndex) {
            done++;
        }
        if (done > 0) {
            System.arraycopy(inFlight, done, inFlight, 0, inFlightCount - done);
            inFlightCount -= done;
        }
    }

    /** Whether a refusal of {@code previousIndex} says something new. */
    boolean refusalIsNews(long previousIndex) {
        return previousIndex > matchIndex && (!probing || previousIndex == nextIndex - 1);
    }

    /** Entries before {@code next} are to be tried next. */
    void backUpTo(long next) {
        nextIndex = Math.max(matchIndex + 1, Math.min(next, nextIndex));
        probing = true;
        probeSent = false;
        inFlightCount = 0;
        Arrays.fill(inFlight, 0);
    }

    Progress copy() {
        return new Progress(this);
    }
}
