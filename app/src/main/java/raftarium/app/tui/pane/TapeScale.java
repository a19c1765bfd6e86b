package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Place;
import raftarium.app.tui.paint.Region;

import java.math.BigDecimal;

/**
 * Which time a column of the tape stands for: all of the session, or, zoomed, a window with the
 * moment that is shown in it. Its span is a round one, and a window moves by half its width, so
 * that neither changes with each frame.
 *
 * @param column the first column of the track
 * @param columns how many the track has
 * @param fromNanos what the first column begins with
 * @param spanNanos what the track stands for in all
 */
public record TapeScale(int column, int columns, long fromNanos, long spanNanos) {
    /** Before the track stands what a row is of. */
    static final int LABEL_COLUMNS = 8;

    /** A session that has just begun isn't stretched any further. */
    private static final long MIN_SPAN_NANOS = 1_000_000_000;

    private static final int MAX_ZOOM = 20;
    private static final int[] ROUND = {10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100};
    private static final int[] STEPS = {1, 2, 5};
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long[] LONG_STEPS = {
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        20 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        5 * HOUR,
        10 * HOUR,
        24 * HOUR
    };

    /** The scale of a tape in that region. */
    static TapeScale of(Region region, Frame frame, int zoom) {
        Place place = frame.place();
        long now = frame.view().nowNanos();
        long end = Math.max(now, place.endNanos());
        for (Place.Rail rail : place.rails()) {
            end = Math.max(end, rail.endNanos());
        }
        long whole = round(Math.max(MIN_SPAN_NANOS, end - place.startNanos()));
        int column = region.column() + LABEL_COLUMNS;
        int columns = Math.max(1, region.columns() - LABEL_COLUMNS - 1);
        long span = Math.max(columns, whole >> Math.max(0, Math.min(zoom, MAX_ZOOM)));
        long half = span / 2;
        long passed = Math.max(0, now - place.startNanos() - span / 4);
        long from = span == whole ? 0 : Math.min(passed / half * half, whole - span);
        return new TapeScale(column, columns, place.startNanos() + from, span);
    }

    /** The shortest round time that is no shorter. */
    private static long round(long nanos) {
        long power = 1;
        while (power <= nanos / 100) {
            power *= 10;
        }
        for (int round : ROUND) {
            if (round * power >= nanos) {
                return round * power;
            }
        }
        return nanos;
    }

    /** The column of a time; it may be outside of the track. */
    int at(long nanos) {
        double part = (double) (nanos - fromNanos) / spanNanos;
        return column + (int) Math.floor(part * columns);
    }

    /** When a column begins; where it isn't in the track, the nearest that is. */
    public long nanos(int at) {
        int place = Math.max(0, Math.min(at - column, columns));
        return fromNanos + (long) Math.ceil((double) spanNanos * place / columns);
    }

    /** What a column stands for. */
    public long columnNanos() {
        return Math.max(1, spanNanos / columns);
    }

    int end() {
        return column + columns;
    }

    boolean holds(int at) {
        return at >= column && at < end();
    }

    /** How far it is from one figure to the next, which have so much room. */
    long step(int room) {
        long least = Math.max(1, columnNanos() * room);
        if (least > 30 * SECOND) {
            for (long step : LONG_STEPS) {
                if (step >= least) {
                    return step;
                }
            }
        }
        for (long power = 1; power <= Long.MAX_VALUE / 50; power *= 10) {
            for (int step : STEPS) {
                if (step * power >= least) {
                    return step * power;
                }
            }
        }
        return Long.MAX_VALUE / 10;
    }

    /** A round time in as few letters as it can be said: 0.25, 8, 10m, 2h. */
    static String words(long nanos) {
        if (nanos >= HOUR && nanos % HOUR == 0) {
            return nanos / HOUR + "h";
        } else if (nanos >= 10 * MINUTE && nanos % MINUTE == 0) {
            return nanos / MINUTE + "m";
        }
        String seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
        return seconds.equals("0.000000000") ? "0" : seconds;
    }
}
