package raftarium.app.repl;

import org.jspecify.annotations.Nullable;

import raftarium.app.batch.Progress;
import raftarium.app.command.Patience;

import java.io.PrintStream;

/** At a prompt on a terminal it is said how far it is, and Ctrl-C breaks it off. */
final class PromptPatience implements Patience {
    private final PromptClock clock;
    private final PrintStream terminal;

    /** Of what is going on; null if nothing has been told of it yet. */
    private @Nullable Progress progress;

    PromptPatience(PromptClock clock, PrintStream terminal) {
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
            progress = new Progress(terminal, true);
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
