package raftarium.app.repl;

import org.jspecify.annotations.Nullable;

import raftarium.app.batch.ProgressLine;
import raftarium.app.command.ProgressMonitor;

import java.io.PrintStream;

/** At a prompt on a terminal it is said how far it is, and Ctrl-C breaks it off. */
final class PromptMonitor implements ProgressMonitor {
    private final PromptClock clock;
    private final PrintStream terminal;

    /** Of what is going on; null if nothing has been told of it yet. */
    private @Nullable ProgressLine progress;

    PromptMonitor(PromptClock clock, PrintStream terminal) {
        this.clock = clock;
        this.terminal = terminal;
    }

    @Override
    public boolean lasts() {
        return !clock.isInterrupted();
    }

    @Override
    public void isAt(long done, long all) {
        if (progress == null) {
            progress = new ProgressLine(terminal, true);
        }
        progress.show(done, all, 100 * done / Math.max(1, all) + " % of the past; Ctrl-C stops");
    }

    @Override
    public void isOver() {
        if (progress != null) {
            progress.end();
            progress = null;
        }
    }
}
