package raftarium.app.torture;

import java.io.PrintStream;

/** A line that says how far it is, on a terminal, once it has taken more than a second. */
public final class Progress {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long INTERVAL_NANOS = 100_000_000L;

    private final PrintStream terminal;
    private final boolean shows;
    private final long began = System.nanoTime();
    private long shown = began;
    private int width;

    /** @param shows whether there is a terminal; else nothing is ever shown */
    public Progress(PrintStream terminal, boolean shows) {
        this.terminal = terminal;
        this.shows = shows;
    }

    void show(String text) {
        long now = System.nanoTime();
        if (shows && now - began > PATIENCE_NANOS && now - shown > INTERVAL_NANOS) {
            shown = now;
            String blanks = " ".repeat(Math.max(0, width - text.length()));
            terminal.print("\r" + text + blanks);
            terminal.flush();
            width = text.length();
        }
    }

    /** The line goes, for others to come. */
    void end() {
        if (width > 0) {
            terminal.print("\r" + " ".repeat(width) + "\r");
            terminal.flush();
            width = 0;
        }
    }
}
