package raftarium.app.tui.engine;

/**
 * Which virtual time it ought to be at a real time, at a speed: a point where both were known, and
 * the slope from there.
 */
public final class PlayClock {
    /** Behind by more than this much real time, it gives up catching up. */
    private static final long MAX_BEHIND_NANOS = 250_000_000;

    private double speed;
    private long wallNanos;
    private long virtualNanos;

    public double speed() {
        return speed;
    }

    public boolean isUnbounded() {
        return Double.isInfinite(speed);
    }

    /** From here on, at this speed. */
    public void anchor(long wallNow, long virtualNow, double newSpeed) {
        wallNanos = wallNow;
        virtualNanos = virtualNow;
        speed = newSpeed;
    }

    /** The virtual time that it ought to be; {@link Long#MAX_VALUE} as fast as it goes. */
    public long target(long wallNow) {
        if (speed <= 0) {
            return virtualNanos;
        }
        double passed = (wallNow - wallNanos) * speed;
        return passed >= Long.MAX_VALUE - virtualNanos
                ? Long.MAX_VALUE
                : virtualNanos + (long) passed;
    }

    /** Whether the simulation is so far behind that it had better start from where it is. */
    public boolean isHopeless(long wallNow, long virtualNow) {
        return !isUnbounded() && target(wallNow) - virtualNow > MAX_BEHIND_NANOS * speed;
    }

    /**
     * How much real time there is between two frames: slow motion must look smooth; at full speed
     * nobody reads more.
     */
    public long frameNanos() {
        if (isUnbounded()) {
            return 50_000_000;
        }
        return speed >= 0.5 ? 83_000_000 : 50_000_000;
    }
}
