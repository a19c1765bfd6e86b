package raftarium.app.export.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the scale of a chart: what is drawn keeps time around it, the rest may be left out. */
final class Breaks {
    /** What is drawn keeps so much around it at most. */
    private static final long KEPT_NANOS = 6_000_000;

    /** So many breaks' widths a break must save. */
    private static final double SAVES = 1.3;

    /** A message that takes longer than so many medians doesn't keep its time. */
    private static final long SLOW = 12;

    private final Chart chart;
    private final boolean commitsCount;
    private final long padNanos;

    /** For each gap its beginning and its end. */
    private final long[] gaps;

    /** All that is drawn keeps its time. */
    Breaks(Chart chart) {
        this(chart, true);
    }

    /** The same, or all but what leaders commit. */
    Breaks(Chart chart, boolean commitsCount) {
        this.chart = chart;
        this.commitsCount = commitsCount;
        padNanos = Math.max(200_000, Math.min(KEPT_NANOS, chart.medianDelayNanos()));
        gaps = gaps(moments());
    }

    /** The stretches that are drawn, two numbers each, unsorted. */
    private List<long[]> moments() {
        List<long[]> all = new ArrayList<>();
        long slow = SLOW * chart.medianDelayNanos();
        for (Arrow arrow : chart.arrows()) {
            if (arrow.endNanos() - arrow.sentNanos() <= slow) {
                all.add(new long[] {arrow.sentNanos(), arrow.endNanos()});
            } else {
                add(all, arrow.sentNanos(), arrow.endNanos());
            }
        }
        for (NodeTrack track : chart.lanes()) {
            track.spans().forEach(span -> add(all, span.fromNanos()));
            track.marks().forEach(mark -> add(all, mark.atNanos()));
            if (commitsCount) {
                track.commits().forEach(one -> add(all, one.atNanos()));
            }
        }
        chart.walls().forEach(wall -> add(all, wall.fromNanos(), wall.toNanos()));
        chart.cuts().forEach(cut -> add(all, cut.fromNanos(), cut.toNanos()));
        chart.calls().forEach(call -> add(all, call.callNanos(), call.returnNanos()));
        chart.captions().forEach(caption -> add(all, caption.atNanos()));
        chart.broken().ifPresent(broken -> add(all, broken.atNanos()));
        return all;
    }

    private static void add(List<long[]> all, long... moments) {
        for (long one : moments) {
            if (one > 0) {
                all.add(new long[] {one, one});
            }
        }
    }

    private long[] gaps(List<long[]> drawn) {
        drawn.sort((one, other) -> Long.compare(one[0], other[0]));
        long[] found = new long[2 * drawn.size() + 2];
        int count = 0;
        long covered = chart.fromNanos();
        for (long[] one : drawn) {
            long from = one[0] - padNanos;
            if (from > covered) {
                found[count++] = covered;
                found[count++] = Math.min(from, chart.toNanos());
            }
            covered = Math.max(covered, one[1] + padNanos);
        }
        if (covered < chart.toNanos()) {
            found[count++] = covered;
            found[count++] = chart.toNanos();
        }
        return Arrays.copyOf(found, count);
    }

    /** A scale on which all stands between two places. */
    Scale fitting(double x1, double x2, double breakWidth) {
        double width = x2 - x1;
        List<long[]> cut = longest((int) (0.5 * width / breakWidth));
        double perNano = perNano(cut, width, breakWidth);
        boolean changed = true;
        while (changed) {
            double now = perNano;
            changed = cut.removeIf(gap -> !saves(gap, now, breakWidth));
            perNano = perNano(cut, width, breakWidth);
        }
        return scale(cut, x1, perNano, breakWidth);
    }

    /** A scale on which a nanosecond is so wide, but all together no wider than that. */
    Scale of(double perNano, double x1, double most, double breakWidth) {
        List<long[]> cut = longest((int) (0.5 * most / breakWidth));
        cut.removeIf(gap -> !saves(gap, perNano, breakWidth));
        double fits = perNano(cut, most, breakWidth);
        return fits < perNano
                ? fitting(x1, x1 + most, breakWidth)
                : scale(cut, x1, perNano, breakWidth);
    }

    private static boolean saves(long[] gap, double perNano, double breakWidth) {
        return (gap[1] - gap[0]) * perNano - breakWidth >= SAVES * breakWidth;
    }

    private List<long[]> longest(int most) {
        List<long[]> all = new ArrayList<>();
        for (int place = 0; place < gaps.length; place += 2) {
            all.add(new long[] {gaps[place], gaps[place + 1]});
        }
        if (all.size() > most) {
            all.sort((one, other) -> Long.compare(other[1] - other[0], one[1] - one[0]));
            all.subList(most, all.size()).clear();
            all.sort((one, other) -> Long.compare(one[0], other[0]));
        }
        return all;
    }

    private double perNano(List<long[]> cut, double width, double breakWidth) {
        long drawn = chart.toNanos() - chart.fromNanos();
        for (long[] gap : cut) {
            drawn -= gap[1] - gap[0];
        }
        return (width - cut.size() * breakWidth) / Math.max(1, drawn);
    }

    private Scale scale(List<long[]> cut, double x1, double perNano, double breakWidth) {
        List<Scale.Piece> pieces = new ArrayList<>();
        long at = chart.fromNanos();
        double x = x1;
        for (long[] gap : cut) {
            if (gap[0] > at) {
                double end = x + (gap[0] - at) * perNano;
                pieces.add(new Scale.Piece(at, gap[0], x, end, false));
                x = end;
            }
            pieces.add(new Scale.Piece(gap[0], gap[1], x, x + breakWidth, true));
            x += breakWidth;
            at = gap[1];
        }
        if (at < chart.toNanos() || pieces.isEmpty()) {
            double end = x + Math.max(1, chart.toNanos() - at) * perNano;
            pieces.add(new Scale.Piece(at, chart.toNanos(), x, end, false));
        }
        return new Scale(pieces);
    }
}
