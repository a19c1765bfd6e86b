package raftarium.data;

/** How long something takes, in words that people read. */
public final class Durations {
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** From here on hundredths of a millisecond tell nothing more. */
    private static final long COARSE = 100 * MILLISECOND;

    private static final long HUNDREDTH = MILLISECOND / 100;

    private Durations() {}

    /**
     * 12 ms, 3.2 s, 1 h 25 min 30 s, 2 d 3 h; of what is a day or longer no seconds. What is left
     * out is cut off: less is shown than it is, never more.
     *
     * @param nanos below 0: as 0
     */
    public static String words(long nanos) {
        long shown = Math.max(0, nanos);
        if (shown < SECOND) {
            return shown / MILLISECOND + " ms";
        } else if (shown < MINUTE) {
            long tenth = shown % SECOND / (SECOND / 10);
            return shown / SECOND + (tenth == 0 ? "" : "." + tenth) + " s";
        }
        StringBuilder words = new StringBuilder();
        append(words, shown / DAY, " d");
        append(words, shown % DAY / HOUR, " h");
        append(words, shown % HOUR / MINUTE, " min");
        append(words, shown >= DAY ? 0 : shown % MINUTE / SECOND, " s");
        return words.toString();
    }

    private static void append(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(unit);
        }
    }

    /** The same rounded, and with hundredths of milliseconds where it is short: 0.63 ms. */
    public static String fine(long nanos) {
        long shown = Math.max(0, nanos);
        if (shown >= COARSE) {
            return words(shown + MILLISECOND / 2);
        }
        // Without a formatter, which is slow: each message that is shown has its time.
        long hundredths = (shown + HUNDREDTH / 2) / HUNDREDTH;
        long fraction = hundredths % 100;
        return hundredths / 100 + (fraction < 10 ? ".0" : ".") + fraction + " ms";
    }
}
