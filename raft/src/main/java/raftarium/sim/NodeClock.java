package raftarium.sim;

/**
 * A machine's own clock: the only time that its node is told. It began with the virtual time, and
 * may run fast or slow (drift) or be moved (jump); a restart of the node doesn't set it right.
 *
 * <p>From one change to the next it is a line: {@code local = base + floor(elapsed * rate)}, in
 * whole nanoseconds and millionths, so that {@link #virtualNanos} finds exactly the first moment at
 * which the clock shows a time.
 */
public final class NodeClock {
    /** It stands at a tenth of true speed at least. */
    public static final int MIN_DRIFT_PPM = -900_000;

    /** It runs at ten times true speed at most. */
    public static final int MAX_DRIFT_PPM = 9_000_000;

    /** Some 285 years: there it stops, so that deadlines behind it can still be told. */
    static final long LAST_NANOS = 9_000_000_000_000_000_000L;

    private static final long MILLION = 1_000_000;

    private long virtualBase;
    private long localBase;

    /** Local nanoseconds in a million virtual ones. */
    private long rate = MILLION;

    NodeClock(long virtualNow) {
        virtualBase = virtualNow;
        localBase = virtualNow;
    }

    NodeClock copy() {
        NodeClock copy = new NodeClock(virtualBase);
        copy.localBase = localBase;
        copy.rate = rate;
        return copy;
    }

    /** How much faster than true time it runs, in millionths; negative: slower. */
    public int driftPpm() {
        return (int) (rate - MILLION);
    }

    /** What it shows at a virtual time. */
    public long localNanos(long virtualNow) {
        return Math.min(LAST_NANOS, plus(localBase, scaled(virtualNow - virtualBase)));
    }

    /** How far it is ahead of the virtual time; negative: behind. */
    public long offsetNanos(long virtualNow) {
        return localNanos(virtualNow) - virtualNow;
    }

    /**
     * The first virtual time at which it shows {@code local} or more; {@link Long#MAX_VALUE} if it
     * never will. Of a time before its last change: when it would have been, had it always run so.
     */
    long virtualNanos(long local) {
        if (local > LAST_NANOS) {
            return Long.MAX_VALUE;
        }
        long elapsed = local - localBase;
        long whole = Math.floorDiv(elapsed, rate);
        long rest = Math.floorMod(elapsed, rate);
        long part = (rest * MILLION + rate - 1) / rate;
        return plus(plus(virtualBase, times(whole, MILLION)), part);
    }

    /** {@code elapsed} virtual nanoseconds in local ones, rounded down. */
    private long scaled(long elapsed) {
        long whole = Math.floorDiv(elapsed, MILLION);
        long rest = Math.floorMod(elapsed, MILLION);
        return plus(times(whole, rate), rest * rate / MILLION);
    }

    private static long plus(long one, long other) {
        long sum = one + other;
        boolean overflows = ((one ^ sum) & (other ^ sum)) < 0;
        return overflows ? one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
    }

    private static long times(long one, long positive) {
        long high = Math.multiplyHigh(one, positive);
        long low = one * positive;
        return high == low >> 63 ? low : one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** From now on it runs so much too fast. */
    void drift(int driftPpm, long virtualNow) {
        localBase = localNanos(virtualNow);
        virtualBase = virtualNow;
        rate = MILLION + driftPpm;
    }

    /** It is moved, but not to before 0. Returns by how much it was. */
    long jump(long byNanos, long virtualNow) {
        long before = localNanos(virtualNow);
        localBase = Math.max(0, Math.min(LAST_NANOS, plus(before, byNanos)));
        virtualBase = virtualNow;
        return localBase - before;
    }
}
