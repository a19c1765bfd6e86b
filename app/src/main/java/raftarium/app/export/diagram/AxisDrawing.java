package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Outline;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.Scene.Depth;
import raftarium.words.Quantities;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Draws the axis of time, and what of it is left out. */
final class AxisDrawing {
    private static final long[] STEPS = {1, 2, 5};

    private static final long SHORT_NANOS = 100_000_000;

    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;

    AxisDrawing(Sheet sheet) {
        this.sheet = sheet;
        sizes = sheet.sizes();
        scene = sheet.scene();
    }

    /** How high it is, with room for two rows of what was left out. */
    static double height(Sizes sizes) {
        return 2.5 * sizes.small();
    }

    /** Behind all: the bands of what is left out. */
    void drawBands(double top) {
        for (Scale.Piece piece : sheet.scale().breaks()) {
            double height = sheet.axis() - top;
            Area band = new Area(piece.x1(), top, piece.x2() - piece.x1(), height);
            scene.add(Depth.BREAK, Item.Box.filled(band, Paint.BAND));
        }
    }

    void draw() {
        double y = sheet.axis();
        double width = 0.5 * sizes.arrow() + 0.4;
        for (Scale.Piece piece : sheet.scale().pieces()) {
            if (!piece.isBreak()) {
                scene.stroke(Depth.CELL, piece.x1(), y, piece.x2(), y, Paint.DIM, width);
            } else {
                slashes(piece, y, width);
            }
        }
        for (Scale.Piece piece : sheet.scale().breaks()) {
            skipped(piece);
        }
        long step = step(sheet.scale().pixelsPerNano(), 7 * sizes.small());
        for (Scale.Piece piece : sheet.scale().pieces()) {
            if (!piece.isBreak()) {
                ticks(piece, step, width);
            }
        }
    }

    private void slashes(Scale.Piece piece, double y, double width) {
        double middle = (piece.x1() + piece.x2()) / 2;
        double r = 0.4 * sizes.small();
        scene.stroke(Depth.CELL, piece.x1(), y, middle - r, y, Paint.DIM, width);
        scene.stroke(Depth.CELL, middle + r, y, piece.x2(), y, Paint.DIM, width);
        for (double x : new double[] {middle - 0.6 * r, middle + 0.8 * r}) {
            scene.add(
                    Depth.CELL,
                    new Outline(
                            PathSigns.path(x - r / 2, y + r, x + r / 2, y - r),
                            Paint.NONE,
                            Paint.DIM,
                            width * 1.3,
                            1));
        }
    }

    /** Time that is skipped is always told, in a second row where the first has no room. */
    private void skipped(Scale.Piece piece) {
        boolean first = piece.fromNanos() == sheet.chart().fromNanos();
        String time = rounded(piece.toNanos() - piece.fromNanos());
        String text = first ? time + " quiet" : "+" + time;
        double width = Sizes.width(text, sizes.small());
        double middle = (piece.x1() + piece.x2() - width) / 2;
        double x = Math.max(first ? piece.x1() : sizes.margin(), middle);
        x = Math.min(x, sheet.scale().x2() + sizes.right() - width);
        double y = sheet.axis() + 1.25 * sizes.small();
        List<Words> places = new ArrayList<>();
        for (double dy : new double[] {0, sizes.small()}) {
            for (double dx : new double[] {0, -0.25 * width, 0.25 * width}) {
                places.add(words(x + dx, y + dy, text, true));
            }
        }
        scene.place(places);
    }

    private Words words(double x, double y, String text, boolean bold) {
        return new Words(x, y, text, sizes.small(), bold ? Paint.TEXT : Paint.DIM, bold, false);
    }

    /** The step between ticks that are so far apart at least. */
    static long step(double pixelsPerNano, double least) {
        double perNano = Math.max(1e-12, pixelsPerNano);
        long power = 1_000;
        while (true) {
            for (long one : STEPS) {
                if (one * power * perNano >= least || power > 1_000_000_000_000L) {
                    return one * power;
                }
            }
            power *= 10;
        }
    }

    private void ticks(Scale.Piece piece, long step, double width) {
        double y = sheet.axis();
        long first = (piece.fromNanos() + step - 1) / step * step;
        for (long at = first; at <= piece.toNanos(); at += step) {
            double x = piece.x(at);
            scene.stroke(Depth.CELL, x, y, x, y + 0.35 * sizes.small(), Paint.DIM, width);
            String text = tick(at, step, isShort(sheet.chart()));
            double left = x - Sizes.width(text, sizes.small()) / 2;
            if (left + Sizes.width(text, sizes.small()) < sheet.scale().x2() + sizes.right() / 2) {
                Words words = words(left, y + 1.25 * sizes.small(), text, false);
                if (scene.taken().isFree(words.area().wider(sizes.small() / 3))) {
                    scene.words(words);
                }
            }
        }
    }

    /** In seconds or milliseconds, with as many places as tell ticks apart. */
    static String tick(long nanos, long step, boolean inMillis) {
        int digits = inMillis ? 6 : 9;
        int places = 0;
        for (long unit = inMillis ? 1_000_000 : 1_000_000_000;
                unit > 1 && step % unit != 0;
                unit /= 10) {
            places++;
        }
        return BigDecimal.valueOf(nanos, digits)
                        .setScale(Math.max(inMillis ? 0 : 1, places), RoundingMode.HALF_UP)
                        .toPlainString()
                + (inMillis ? " ms" : " s");
    }

    /** Whether all of a chart is so short that ticks are told in milliseconds. */
    static boolean isShort(Chart chart) {
        return chart.toNanos() < SHORT_NANOS;
    }

    /** A time in two or three digits. */
    static String rounded(long nanos) {
        if (nanos >= 1_000_000_000) {
            int places = nanos >= 100_000_000_000L ? 0 : 1;
            return BigDecimal.valueOf(nanos, 9)
                            .setScale(places, RoundingMode.HALF_UP)
                            .toPlainString()
                    + " s";
        } else if (nanos >= 1_000_000) {
            int places = nanos >= 10_000_000 ? 0 : 1;
            return BigDecimal.valueOf(nanos, 6)
                            .setScale(places, RoundingMode.HALF_UP)
                            .toPlainString()
                    + " ms";
        }
        return Quantities.typed(nanos / 1_000 * 1_000).replace("us", " us");
    }
}
