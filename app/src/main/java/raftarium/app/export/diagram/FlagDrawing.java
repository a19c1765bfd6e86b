package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Outline;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.NodeTrack.Commits;
import raftarium.app.export.diagram.NodeTrack.Span;
import raftarium.app.export.diagram.NodeTrack.State;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.ArrayList;
import java.util.List;

/** Draws what stands on plates on bars: what leaders committed, and heartbeats in breaks. */
final class FlagDrawing {
    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;

    /** Whether flags stand on their bars and not above them. */
    private final boolean low;

    FlagDrawing(Sheet sheet, boolean low) {
        this.sheet = sheet;
        this.low = low;
        sizes = sheet.sizes();
        scene = sheet.scene();
    }

    /** How high a flag is. */
    static double height(Sizes sizes) {
        return 1.2 * sizes.word();
    }

    void draw() {
        for (NodeTrack track : sheet.chart().lanes()) {
            List<Commits> here = track.commits().stream()
                    .filter(one -> sheet.scale().has(one.atNanos()))
                    .toList();
            for (Commits one : joined(here)) {
                commits(track.node(), one);
            }
            for (Span span : track.spans()) {
                if (span.state() == State.LEADER || span.state() == State.STALE) {
                    rounds(track.node(), span);
                }
            }
        }
    }

    /** Those that would stand on each other are one. */
    private List<Commits> joined(List<Commits> all) {
        List<Commits> joined = new ArrayList<>();
        for (Commits next : all) {
            Commits one = next;
            while (!joined.isEmpty() && meets(joined.get(joined.size() - 1), one)) {
                Commits last = joined.remove(joined.size() - 1);
                one = new Commits(last.atNanos(), last.fromIndex(), one.toIndex(), one.term());
            }
            joined.add(one);
        }
        return joined;
    }

    private boolean meets(Commits last, Commits one) {
        return last.term() == one.term() && x(one) < x(last) + width(last) + 3;
    }

    /** At its moment, but within the lane. */
    private double x(Commits one) {
        double x = sheet.scale().xBehindBreak(one.atNanos());
        return Math.max(sheet.scale().x1(), Math.min(x, sheet.scale().x2() - width(one)));
    }

    private double width(Commits one) {
        return Sizes.width(one.words(), sizes.word()) + 1.15 * sizes.word();
    }

    private void commits(int node, Commits one) {
        double y = sheet.y(node);
        double height = height(sizes);
        double x = x(one);
        double top = low ? y - height / 2 : y - sizes.bar() / 2 - 0.7 * height;
        Area area = new Area(x, top, width(one), height);
        double stem = sizes.bar() / 12;
        scene.stroke(
                Depth.FLAG,
                x + stem / 2,
                top,
                x + stem / 2,
                y + sizes.bar() / 2,
                Paint.ON_PLATE,
                stem);
        scene.add(
                Depth.FLAG,
                new Box(
                        area,
                        Paint.PLATE,
                        Item.Fill.PLAIN,
                        Paint.ON_PLATE,
                        stem / 1.6,
                        Item.Dash.SOLID));
        double middle = area.middle();
        double sign = 0.26 * sizes.word();
        scene.add(
                Depth.FLAG,
                new Outline(
                        PathSigns.check(x + 2.2 * sign, middle, sign),
                        Paint.NONE,
                        Paint.ON_PLATE,
                        sign / 2,
                        1));
        double textX = x + 3.7 * sign;
        scene.add(
                Depth.LABEL,
                new Words(
                        textX,
                        middle + 0.36 * sizes.word(),
                        one.words(),
                        sizes.word(),
                        Paint.ON_PLATE,
                        true,
                        false));
        scene.taken().take(area);
        scene.onBars().take(area.wider(2));
        scene.onBars().take(new Area(x - 2, y - sizes.bar() / 2, stem + 4, sizes.bar()));
    }

    /** How many rounds of heartbeats were sent in each break. */
    private void rounds(int node, Span span) {
        for (Scale.Piece piece : sheet.scale().breaks()) {
            long from = Math.max(span.fromNanos(), piece.fromNanos());
            long to = Math.min(span.toNanos(), piece.toNanos());
            long rounds = from < to ? sheet.chart().rounds().count(node, from, to) : 0;
            if (rounds > 0) {
                plate(node, span, piece, rounds);
            }
        }
    }

    private void plate(int node, Span span, Scale.Piece piece, long rounds) {
        String text = "" + rounds;
        double size = sizes.small();
        double width = Sizes.width(text, size) + 1.15 * size;
        double x = (piece.x1() + piece.x2() - width) / 2;
        double y = sheet.y(node);
        Area area = new Area(x, y - 0.6 * size, width, 1.2 * size);
        if (!scene.onBars().isFree(area)) {
            return;
        }
        Paint paint = Paint.term(span.term());
        scene.onBars().take(area.wider(1));
        scene.add(Depth.FLAG, Box.filled(area, Paint.GROUND));
        scene.add(
                Depth.FLAG,
                new Outline(
                        PathSigns.heart(x + 0.55 * size, y, 0.33 * size), paint, Paint.NONE, 0, 1));
        scene.add(
                Depth.LABEL, new Words(x + size, y + 0.36 * size, text, size, paint, true, false));
    }
}
