package raftarium.app.repl;

import org.jspecify.annotations.Nullable;

import raftarium.app.batch.ProgressLine;
import raftarium.data.Durations;

import java.io.PrintStream;

/** On a terminal it is said how far a command is that waits; the line goes when it has ended. */
final class WaitLine {
    /** So many actions go by before the clock on the wall is looked at again. */
    private static final int ACTIONS = 1 << 8;

    private final PrintStream terminal;

    /** Of the command that waits; null if none does. */
    private @Nullable ProgressLine progress;

    private int actions;

    WaitLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** A command has waited from then to now, and waits to the limit at most. */
    void isAt(long fromNanos, long nowNanos, long limitNanos) {
        if (progress == null) {
            progress = new ProgressLine(terminal, true);
        }
        actions++;
        if (actions % ACTIONS == 0) {
            long done = nowNanos - fromNanos;
            boolean isLimited = limitNanos < Long.MAX_VALUE;
            long all = isLimited ? limitNanos - fromNanos : 0;
            String of = isLimited ? " of " + Durations.words(all) : "";
            progress.show(done >> 10, all >> 10, Durations.words(done) + of + "; Ctrl-C stops");
        }
    }

    /** It waits no more; or something is to be said meanwhile. */
    void wipe() {
        if (progress != null) {
            progress.end();
        }
    }

    void end() {
        wipe();
        progress = null;
    }
}
