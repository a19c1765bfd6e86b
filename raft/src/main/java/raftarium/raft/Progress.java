package raftarium.raft;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * A leader's picture of one member (figure 2, "volatile state on leaders"). Always {@code
 * 0 <= matchIndex < nextIndex}.
 *
 * <p>While it probes, it looks for where the logs agree, with one message at a time. Once a message
 * was accepted it replicates: messages go out without waiting for answers, {@link
 * RaftConfig#maxInFlight} at most. Who needs entries that the leader no longer has gets its
 * snapshot, a piece at a time.
 */
final class Progress {
    /** How entries go to it. */
    private enum State {
        PROBE,
        REPLICATE,
        SNAPSHOT
    }

    /** So many heartbeats after something was sent, an answer is one to what was sent later. */
    private static final int BEATS = 4;

    final int id;
    private long nextIndex;
    private long matchIndex;
    private State state = State.PROBE;
    private boolean probeSent;

    /** The last index of each unanswered message with entries, oldest first. */
    private final long[] inFlight;

    private int inFlightCount;

    /** What it is sent in place of entries, in that state; from where on, and since when. */
    private @Nullable Snapshot snapshot;

    private int offset;
    private boolean pieceSent;
    private long pieceSentNanos;

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
        state = other.state;
        probeSent = other.probeSent;
        inFlight = other.inFlight.clone();
        inFlightCount = other.inFlightCount;
        snapshot = other.snapshot;
        offset = other.offset;
        pieceSent = other.pieceSent;
        pieceSentNanos = other.pieceSentNanos;
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

    long roundSent() {
        return roundSent;
    }

    long roundAnswered() {
        return roundAnswered;
    }

    long answeredNanos() {
        return answeredNanos;
    }

    void answered(long round, long nowNanos) {
        answeredNanos = nowNanos;
        roundAnswered = Math.max(roundAnswered, round);
    }

    /**
     * Whether what was sent to it at that time, and isn't answered, was lost: it has answered
     * heartbeats that were sent later.
     */
    boolean hasMissed(long sentNanos, RaftConfig config) {
        return (answeredNanos - sentNanos) / BEATS >= config.heartbeatNanos();
    }

    Sending sending() {
        return switch (state) {
            case PROBE -> Sending.PROBED;
            case REPLICATE -> Sending.REPLICATED;
            case SNAPSHOT -> Sending.SNAPSHOTTED;
        };
    }

    // Entries.

    /** Whether entries may be sent to it now. */
    boolean mayTakeEntries() {
        return switch (state) {
            case PROBE -> !probeSent;
            case REPLICATE -> inFlightCount < inFlight.length;
            case SNAPSHOT -> false;
        };
    }

    /** A message up to {@code lastIndex} goes out, with {@code count} entries. */
    void sent(long lastIndex, int count, long round) {
        roundSent = Math.max(roundSent, round);
        if (state == State.PROBE) {
            probeSent = true;
        } else if (count > 0) {
            nextIndex = lastIndex + 1;
            inFlight[inFlightCount++] = lastIndex;
        }
    }

    /** Its log equals the leader's up to {@code index}. */
    void accepted(long index) {
        Snapshot awaited = snapshot;
        matchIndex = Math.max(matchIndex, index);
        nextIndex = Math.max(nextIndex, matchIndex + 1);
        if (awaited != null && index < awaited.lastIncludedIndex()) {
            return;
        }
        if (state != State.REPLICATE) {
            state = State.REPLICATE;
            snapshot = null;
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
        return previousIndex > matchIndex
                && state != State.SNAPSHOT
                && (state == State.REPLICATE || previousIndex == nextIndex - 1);
    }

    /** Entries before {@code next} are to be tried next. */
    void backUpTo(long next) {
        nextIndex = Math.max(matchIndex + 1, Math.min(next, nextIndex));
        state = State.PROBE;
        probeSent = false;
        inFlightCount = 0;
        Arrays.fill(inFlight, 0);
    }

    // The snapshot (section 7).

    /** It needs entries before the snapshot's last. */
    void beginSnapshot(Snapshot other) {
        state = State.SNAPSHOT;
        snapshot = other;
        offset = 0;
        pieceSent = false;
    }

    /** The snapshot that it is being sent; null in other states. */
    @Nullable
    Snapshot snapshot() {
        return snapshot;
    }

    /** Where the next piece begins, in bytes. */
    int offset() {
        return offset;
    }

    /** Whether the next piece may go out: none is, or it was lost. */
    boolean mayTakePiece(long nowNanos, RaftConfig config) {
        return !pieceSent
                || nowNanos - pieceSentNanos >= config.electionMinNanos()
                || hasMissed(pieceSentNanos, config);
    }

    void pieceSent(long nowNanos) {
        pieceSent = true;
        pieceSentNanos = nowNanos;
    }

    /** It has the snapshot up to there; the same again says nothing. */
    void wantsPieceAt(int next) {
        if (snapshot != null && next != offset && next < snapshot.data().length()) {
            offset = next;
            pieceSent = false;
        }
    }

    Progress copy() {
        return new Progress(this);
    }
}
