package raftarium.app.tui.engine;

import raftarium.app.command.ProgressMonitor;

/**
 * What takes the engine long: how far it is, and whether somebody has broken it off. What isn't
 * told by {@link ProgressMonitor} is of any thread.
 */
final class Interruption implements ProgressMonitor {
    /** Nothing takes long. */
    static final int NOTHING = -1;

    /** What is done sooner isn't told of. */
    private static final long SOON_NANOS = 300_000_000;

    private final Runnable wake;
    private volatile boolean works;
    private volatile boolean brokenOff;
    private volatile boolean stopped;
    private volatile int percent = NOTHING;
    private long beganNanos;

    /** @param wake called when there is something new to tell */
    Interruption(Runnable wake) {
        this.wake = wake;
    }

    /** Breaks off what is going on; returns whether there is such a thing. */
    boolean breakOff() {
        brokenOff = works;
        return works;
    }

    /** Breaks off what is going on, and all that would. */
    void stop() {
        stopped = true;
    }

    /** How many percent are done, or {@link #NOTHING}. */
    int percent() {
        return percent;
    }

    @Override
    public void begins() {
        beganNanos = System.nanoTime();
        brokenOff = false;
        works = true;
    }

    @Override
    public boolean lasts() {
        return !brokenOff && !stopped;
    }

    @Override
    public void isAt(long done, long all) {
        if (System.nanoTime() - beganNanos > SOON_NANOS) {
            tell((int) (100 * done / Math.max(1, all)));
        }
    }

    @Override
    public void isOver() {
        works = false;
        tell(NOTHING);
    }

    private void tell(int other) {
        if (percent != other) {
            percent = other;
            wake.run();
        }
    }
}
