package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Fill;
import raftarium.app.export.diagram.Item.Stroke;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.NodeTrack.Span;
import raftarium.app.export.diagram.NodeTrack.State;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.List;

/** Draws what nodes are: lines, and bars with their words. */
final class LaneDrawing {
    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;

    LaneDrawing(Sheet sheet) {
        this.sheet = sheet;
        sizes = sheet.sizes();
        scene = sheet.scene();
    }

    /** Names, lines and bars; words on bars come later, when flags have their places. */
    void draw() {
        sheet.order().forEach(this::name);
        for (NodeTrack track : sheet.chart().lanes()) {
            for (Span span : track.spans()) {
                if (sheet.scale().meets(span.fromNanos(), span.toNanos())) {
                    draw(track.node(), span);
                }
            }
        }
    }

    private void name(int node) {
        String name = "n" + node;
        double size = sizes.name();
        double x = sizes.left() - 0.4 * size - Sizes.width(name, size);
        scene.words(new Words(x, sheet.y(node) + 0.35 * size, name, size, Paint.TEXT, true, false));
    }

    private void draw(int node, Span span) {
        double y = sheet.y(node);
        double x1 = sheet.x(span.fromNanos());
        double x2 = sheet.x(span.toNanos());
        if (span.isBar()) {
            bar(span, new Area(x1, y - sizes.bar() / 2, Math.max(1, x2 - x1), sizes.bar()));
            return;
        }
        Paint paint = Paint.term(span.term());
        double line = sizes.line();
        scene.taken().take(new Area(x1, y - line / 2, x2 - x1, line));
        if (span.state() == State.DOWN || span.paused()) {
            Dash dash = span.paused() ? Dash.DASHED : Dash.DOTTED;
            scene.add(Depth.BAR, new Stroke(x1, y, x2, y, Paint.DIM, 0.75 * line, dash, 1));
        } else if (span.state() == State.LEARNER) {
            for (double dy : new double[] {-line / 2, line / 2}) {
                scene.stroke(Depth.BAR, x1, y + dy, x2, y + dy, paint, line / 3);
            }
        } else {
            scene.stroke(Depth.BAR, x1, y, x2, y, paint, line);
        }
    }

    private void bar(Span span, Area area) {
        Paint paint = Paint.term(span.term());
        double edge = sizes.line() / 2;
        scene.taken().take(area);
        switch (span.state()) {
            case CANDIDATE ->
                scene.add(
                        Depth.BAR,
                        new Box(area, Paint.GROUND, Fill.PLAIN, paint, edge, Dash.SOLID));
            case STALE ->
                scene.add(Depth.BAR, new Box(area, paint, Fill.STRIPES, paint, edge, Dash.SOLID));
            case LEADER, FOLLOWER, LEARNER, DOWN -> scene.add(Depth.BAR, Box.filled(area, paint));
        }
    }

    // Words.

    void words() {
        for (NodeTrack track : sheet.chart().lanes()) {
            for (Span span : track.spans()) {
                boolean lasts = span.toNanos() > span.fromNanos();
                if (span.isBar()
                        && lasts
                        && sheet.scale().meets(span.fromNanos(), span.toNanos())) {
                    words(track.node(), span);
                }
            }
        }
    }

    private void words(int node, Span span) {
        int said = 0;
        for (Scale.Piece piece : sheet.scale().pieces()) {
            boolean meets =
                    span.fromNanos() < piece.toNanos() && span.toNanos() > piece.fromNanos();
            if (meets && !piece.isBreak()) {
                double x1 = sheet.x(Math.max(span.fromNanos(), piece.fromNanos()));
                double x2 = sheet.x(Math.min(span.toNanos(), piece.toNanos()));
                said = Math.max(said, words(node, span, x1, x2));
            }
        }
        if (said == 0) {
            said = words(node, span, sheet.x(span.fromNanos()), sheet.x(span.toNanos()));
        }
        if (said == 0) {
            above(node, span, role(span) + " T" + span.term());
        } else if (said == 1 && span.state() == State.CANDIDATE) {
            above(node, span, "asks for votes");
        }
    }

    private static String role(Span span) {
        return switch (span.state()) {
            case CANDIDATE -> "asks";
            case STALE -> "STALE";
            case LEADER, FOLLOWER, LEARNER, DOWN -> "LEADER";
        };
    }

    /** Words on a bar between two places: 2 with its role, 1 the term alone, 0 no room. */
    private int words(int node, Span span, double x1, double x2) {
        String term = "T" + span.term();
        for (String text : List.of(role(span) + " " + term, term)) {
            double width = Sizes.width(text, sizes.word());
            double gap = sizes.word() / 4;
            for (double x = x1 + gap; x + width + gap / 2 <= x2; x += sizes.word() / 4) {
                Area area = new Area(
                        x - gap / 2, sheet.y(node) - sizes.word() / 2, width + gap, sizes.word());
                if (scene.onBars().isFree(area)) {
                    word(
                            span,
                            area,
                            new Words(
                                    x,
                                    sheet.y(node) + 0.36 * sizes.word(),
                                    text,
                                    sizes.word(),
                                    span.state() == State.LEADER
                                            ? Paint.ON_TERM
                                            : Paint.term(span.term()),
                                    true,
                                    false));
                    return text.equals(term) ? 1 : 2;
                }
            }
        }
        return 0;
    }

    private void word(Span span, Area area, Words words) {
        scene.onBars().take(area);
        if (span.state() == State.STALE) {
            scene.add(Depth.CELL, Box.filled(area, Paint.GROUND));
        }
        scene.add(Depth.LABEL, words);
    }

    private void above(int node, Span span, String text) {
        double x = sheet.x(span.fromNanos());
        double y = sheet.y(node);
        Paint paint = Paint.term(span.term());
        double over = y - sizes.bar() / 2 - 0.4 * sizes.small();
        double under = y + sizes.bar() / 2 + sizes.small();
        String least = text.split(" ", 2)[0];
        double left = Math.max(sizes.margin(), x - Sizes.width(text, sizes.small()));
        scene.place(List.of(
                sheet.label(x, over, text, paint),
                sheet.label(x, over, least, paint),
                sheet.label(left, over, text, paint),
                sheet.label(x, under, text, paint),
                sheet.label(x, under, least, paint)));
    }
}
