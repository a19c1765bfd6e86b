package raftarium.raft;

/**
 * The time as a node counts it, from 0 when it starts. It goes forward as the node's clock does;
 * when that is found to have gone back, it goes on from where it was. So a timeout is a duration
 * (5.2), whatever the clock shows: all times that a node keeps are of this one.
 */
final class CountedTime {
    /** What the clock showed when it was looked at last, and how much was counted by then. */
    private long shownNanos;

    private long nowNanos;

    CountedTime(long shownNanos) {
        this.shownNanos = shownNanos;
    }

    private CountedTime(CountedTime other) {
        shownNanos = other.shownNanos;
        nowNanos = other.nowNanos;
    }

    /** How much was counted when the clock was looked at last. */
    long nowNanos() {
        return nowNanos;
    }

    /** The clock shows that now. Returns whether it has gone back since the last look. */
    boolean look(long shown) {
        boolean wentBack = shown < shownNanos;
        nowNanos += wentBack ? 0 : shown - shownNanos;
        shownNanos = shown;
        return wentBack;
    }

    /** Whether that time has come. A sum of jumps ahead may overflow; a difference still tells. */
    boolean isReached(long counted) {
        return nowNanos - counted >= 0;
    }

    /** What the clock shows at that time, unless it is moved meanwhile. */
    long shownNanos(long counted) {
        return shownNanos + (counted - nowNanos);
    }

    CountedTime copy() {
        return new CountedTime(this);
    }
}
