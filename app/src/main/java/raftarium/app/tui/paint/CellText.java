package raftarium.app.tui.paint;

import raftarium.app.session.Pace;
import raftarium.words.Wrapping;

import java.util.List;
import java.util.Locale;

/** Figures and words, cut and padded to the width that they have. */
public final class CellText {
    private static final long MICRO = 1000;
    private static final long SECOND = 1_000_000_000;

    private CellText() {}

    public static String right(long figure, int columns) {
        return right(Long.toString(figure), columns);
    }

    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - text.length())) + text;
    }

    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    /** 12.5, rounded */
    public static String tenths(long nanos) {
        long tenths = (nanos + SECOND / 20) / (SECOND / 10);
        return tenths / 10 + "." + tenths % 10;
    }

    /** 12.480 */
    public static String seconds(long nanos) {
        return nanos / SECOND + "." + threeDigits(nanos / (1000 * MICRO) % 1000);
    }

    /** 12.480 517 */
    public static String fineSeconds(long nanos) {
        return seconds(nanos) + " " + threeDigits(nanos / MICRO % 1000);
    }

    /** Without a formatter, which is slow: each event that is shown has its time. */
    private static String threeDigits(long figure) {
        return (figure < 10 ? "00" : figure < 100 ? "0" : "") + figure;
    }

    /** 1x, 0.05x, max */
    public static String speed(double speed) {
        String words = Pace.of(speed).words();
        return Double.isInfinite(speed) ? words : words + "x";
    }

    /** The words that somebody looks for, in small letters; one that is empty for nothing. */
    public static List<String> sought(String words) {
        return List.of(words.toLowerCase(Locale.ROOT).strip().split(" +"));
    }

    /** Breaks at blanks, so that each line has so many columns at most. */
    public static List<String> wrap(String text, int columns) {
        return Wrapping.wrap(text, columns);
    }
}
