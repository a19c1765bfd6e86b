package raftarium.app.repl;

import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;

/**
 * Time at the prompt. Commands that wait take none of the user's: they run as fast as the machine
 * goes, and Ctrl-C breaks them off. While the prompt waits for a line and the clock plays, the time
 * that passed is made up for when the line comes.
 */
final class PromptClock implements Pace {
    /** At full speed no more real time than this is spent on making up. */
    private static final long MAX_BURST_NANOS = 1_000_000_000;

    private final Playground playground;
    private volatile boolean interrupted;
    private long restsSince;

    PromptClock(Playground playground) {
        this.playground = playground;
        restsSince = System.nanoTime();
    }

    /** Breaks off the command that waits. From any thread. */
    void interrupt() {
        interrupted = true;
    }

    /** Whether it was broken off. */
    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public boolean reach(long virtualNanos) {
        return goesOn();
    }

    @Override
    public boolean goesOn() {
        return !interrupted;
    }

    /** From now on the prompt waits. */
    void rest() {
        restsSince = System.nanoTime();
        interrupted = false;
    }

    /** A line has come: what has played meanwhile happens now. */
    void catchUp() {
        interrupted = false;
        Session session = playground.openSession();
        if (session == null || session.speed() <= 0) {
            return;
        }
        long rested = System.nanoTime() - restsSince;
        if (Double.isInfinite(session.speed())) {
            long end = System.nanoTime() + Math.min(rested, MAX_BURST_NANOS);
            session.advanceUntil(() -> System.nanoTime() >= end, Long.MAX_VALUE);
        } else {
            long passed = (long) (rested * session.speed());
            session.advanceTo(session.simulation().nowNanos() + passed);
        }
    }
}
