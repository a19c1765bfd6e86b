package raftarium.raft;

import java.util.Arrays;

/**
 * A leader's lease (dissertation 6.4.1): while it holds nobody else can have been elected, so that
 * the leader may answer reads without asking a majority first. It begins when a client first asks
 * for such a read; from then on each heartbeat begins a round that asks for promises.
 *
 * <p>Rule {@link Rule#LEASE_BOUND}: a follower that gets a message of the round promises to elect
 * nobody for one minimum election timeout E by its own clock ({@link Stickiness}). If clocks run at
 * 1 - rho to 1 + rho times true speed, the promise lasts E / (1 + rho) of true time at least, from
 * a moment after the round began. A lease of L by the leader's clock lasts L / (1 - rho) of true
 * time at most, from when the round began. So L = E * (1 - rho) / (1 + rho) is safe, and no more.
 */
final class Lease {
    private static final int KEPT = 16;
    private static final long MILLION = 1_000_000;

    private boolean asked;
    private boolean givenUp;

    /** The newest rounds that ask for promises, oldest first, and when each began. */
    private final long[] rounds;

    private final long[] beganNanos;
    private int count;

    /** The newest round that went out, kept or not. */
    private long noted;

    Lease() {
        rounds = new long[KEPT];
        beganNanos = new long[KEPT];
    }

    private Lease(Lease other) {
        asked = other.asked;
        givenUp = other.givenUp;
        rounds = other.rounds.clone();
        beganNanos = other.beganNanos.clone();
        count = other.count;
        noted = other.noted;
    }

    /** Whether followers are asked for promises. */
    boolean isOn() {
        return asked && !givenUp;
    }

    /** Somebody asks for a read by lease: rounds begin that ask for promises. */
    void ask(LeaderReads reads) {
        if (!asked) {
            asked = true;
            reads.beginRound();
        }
    }

    /** The leader asks another node to stand: promises to this one bind nobody any more (3.10). */
    void giveUp() {
        givenUp = true;
    }

    /** What promises there were bind for an unknown time: those of rounds to come will hold. */
    void forgetRounds() {
        count = 0;
    }

    /**
     * The newest round is about to go out. Rounds that began at nearly the same time are not kept
     * apart, so that those kept reach back over a whole lease; one counts from its elder's time.
     */
    void note(Server server, long round) {
        if (!isOn() || round <= noted) {
            return;
        }
        // Also if it isn't kept: it may go out once more later, but began now.
        noted = round;
        long now = server.nowNanos();
        long since = count == 0 ? Long.MAX_VALUE : now - beganNanos[count - 1];
        if (since < nanos(server.config()) / KEPT) {
            return;
        }
        if (count == KEPT) {
            System.arraycopy(rounds, 1, rounds, 0, KEPT - 1);
            System.arraycopy(beganNanos, 1, beganNanos, 0, KEPT - 1);
            count--;
        }
        rounds[count] = round;
        beganNanos[count] = now;
        count++;
    }

    /** Whether a majority's promises still bind, if the newest round it answered is this one. */
    boolean holds(Server server, long majorityRound) {
        int place = count - 1;
        while (place >= 0 && rounds[place] > majorityRound) {
            place--;
        }
        if (place < 0 || !isOn()) {
            return false;
        }
        return server.nowNanos() - beganNanos[place] < nanos(server.config());
    }

    /** How long a lease lasts by the leader's own clock. */
    static long nanos(RaftConfig config) {
        if (config.rules().off(Rule.LEASE_BOUND)) {
            return config.electionMaxNanos();
        }
        long slowest = MILLION - config.maxDriftPpm();
        long fastest = MILLION + config.maxDriftPpm();
        long shortest = config.electionMinNanos();
        return shortest / fastest * slowest + shortest % fastest * slowest / fastest;
    }

    Lease copy() {
        return new Lease(this);
    }

    @Override
    public String toString() {
        return (isOn() ? "lease, rounds " : "no lease, rounds ")
                + Arrays.toString(Arrays.copyOf(rounds, count));
    }
}
