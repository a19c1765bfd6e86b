package raftarium.trace;

/**
 * What an event follows from, as a number: an earlier event's, or what isn't one, below 0. Each
 * event of a trace has one, so that whoever asks why again and again comes to a command or to the
 * start.
 */
public final class Cause {
    /** The cluster started. */
    public static final long START = -1;

    /** Somebody did something to the cluster, and gave it no number. */
    public static final long OUTSIDE = -2;

    private Cause() {}

    /** A command was given, with that number; 0 or less: it has none. */
    public static long ofCommand(long number) {
        return number > 0 ? OUTSIDE - number : OUTSIDE;
    }

    /** Whether it is an event; else it is where asking ends. */
    public static boolean isEvent(long cause) {
        return cause >= 0;
    }

    /** The number of the command that it is; 0 if it is none, or has none. */
    public static long command(long cause) {
        return cause < OUTSIDE ? OUTSIDE - cause : 0;
    }
}
