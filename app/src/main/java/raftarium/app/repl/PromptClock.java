package raftarium.app.repl;

import raftarium.app.session.Playground;
import raftarium.app.session.Session;

/**
 * Time at the prompt. Commands that wait take none of the user's: they run as fast as the machine
 * goes, and Ctrl-C breaks them off. While the prompt waits for a line and the clock plays, the time
 * that passed is made up for when the line comes.
 */
final class PromptClock {
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
        boolean isBurst = Double.isInfinite(session.speed());
        long deadline = System.nanoTime() + Math.min(rested, MAX_BURST_NANOS);
        long target = isBurst
                ? Long.MAX_VALUE
                : session.moment().after((long) (rested * session.speed()));
        boolean more = true;
        while (more && !interrupted && !(isBurst && System.nanoTime() >= deadline)) {
            more = session.pass(target);
        }
    }
}
