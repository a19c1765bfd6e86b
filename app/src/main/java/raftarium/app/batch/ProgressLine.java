package raftarium.app.batch;

import java.io.PrintStream;

/**
 * A line that says how far it is, on a terminal, once it has taken more than a second. What is
 * written to the same terminal must be preceded by {@link #end}.
 */
public final class ProgressLine {
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    private static final long INTERVAL_NANOS = 100_000_000L;
    private static final int BAR = 20;
    private static final String INTERRUPT = "^C";

    private final PrintStream terminal;
    private final boolean shows;
    private final long began = System.nanoTime();
    private long shown = began;
    private int width;

    /** @param shows whether there is a terminal; else nothing is ever shown */
    public ProgressLine(PrintStream terminal, boolean shows) {
        this.terminal = terminal;
        this.shows = shows;
    }

    /**
     * So much is done; shown if it is time to.
     *
     * @param text what is said behind the bar
     */
    public synchronized void show(long done, long all, String text) {
        long now = System.nanoTime();
        if (shows && now - began > PATIENCE_NANOS && now - shown > INTERVAL_NANOS) {
            shown = now;
            String line = bar(done, all) + " " + text;
            String blanks = " ".repeat(Math.max(0, width - line.length()));
            terminal.print("\r" + line + blanks);
            terminal.flush();
            width = line.length();
        }
    }

    private static String bar(long done, long all) {
        int full = all <= 0 ? 0 : (int) Math.min(BAR, BAR * done / all);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    /** The line goes, for others to come, and so does the Ctrl-C that a terminal puts behind it. */
    public synchronized void end() {
        if (width > 0) {
            terminal.print("\r" + " ".repeat(width + INTERRUPT.length()) + "\r");
            terminal.flush();
            width = 0;
        }
    }
}
