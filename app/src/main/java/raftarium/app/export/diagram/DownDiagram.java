package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Fill;
import raftarium.app.export.diagram.Item.Stroke;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.NodeTrack.Kind;
import raftarium.app.export.diagram.NodeTrack.LogChange;
import raftarium.app.export.diagram.NodeTrack.Mark;
import raftarium.app.export.diagram.NodeTrack.Span;
import raftarium.app.export.diagram.NodeTrack.State;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.List;

/** Lays a chart out for a phone: time runs down, and each node has a column. */
final class DownDiagram {
    /** How wide it is. */
    static final double WIDTH = 390;

    private static final double LEFT = 62;
    private static final double RIGHT = 12;
    private static final double MOST_HEIGHT = 24_000;
    private static final double SMALL = 11.5;
    private static final double CELL = 14;
    private static final double BREAK = 34;
    private static final double BAR = 13;
    private static final double LINE = 3.5;

    private final Chart chart;
    private final Scene scene = new Scene();
    private final Scale scale;
    private final List<Integer> order;
    private final double pitch;

    /** Where lanes are that are only lines: words stand on them if there is no other place. */
    private final Taken lines = new Taken();

    /** The same chart as a {@link Diagram} of a page. */
    DownDiagram(Chart chart, double perNano) {
        this.chart = chart;
        order = LaneOrder.of(chart);
        scale = new Breaks(chart, !chart.isDense()).of(perNano, 8, MOST_HEIGHT, BREAK);
        pitch = (WIDTH - LEFT - RIGHT) / Math.max(1, order.size());
        draw();
    }

    Scene scene() {
        return scene;
    }

    /** Where moments stand: down. */
    Scale scale() {
        return scale;
    }

    double height() {
        return scale.x2() + 2 * SMALL;
    }

    /** The middle of a node's column. */
    double x(int node) {
        return LEFT + (order.indexOf(node) + 0.3) * pitch;
    }

    /** Right of the first column. */
    double afterFirst() {
        return order.isEmpty() ? LEFT : x(order.get(0)) + BAR / 2 + 3;
    }

    private double y(long nanos) {
        return scale.x(nanos);
    }

    private void draw() {
        axis();
        walls();
        for (NodeTrack track : chart.lanes()) {
            track.spans().forEach(span -> lane(track.node(), span));
        }
        chart.arrows().stream()
                .filter(arrow -> scale.meets(arrow.sentNanos(), arrow.endNanos()))
                .forEach(new DownArrows(this, chart, order)::draw);
        notes();
        chart.cuts().forEach(new DownCuts(this)::draw);
        for (NodeTrack track : chart.lanes()) {
            track.marks().forEach(mark -> mark(track.node(), mark));
            track.spans().forEach(span -> words(track.node(), span));
        }
        new DownCalls(this, chart).draw();
        for (NodeTrack track : chart.lanes()) {
            track.logs().forEach(log -> log(track.node(), log));
        }
    }

    // Time.

    private void axis() {
        for (Scale.Piece piece : scale.breaks()) {
            double y = piece.x1();
            scene.add(Depth.BREAK, Box.filled(new Area(0, y, WIDTH, piece.x2() - y), Paint.BAND));
            long rounds = 0;
            for (int node = 1; node <= chart.nodes(); node++) {
                rounds += chart.rounds().count(node, piece.fromNanos(), piece.toNanos());
            }
            String time = "+" + AxisDrawing.rounded(piece.toNanos() - piece.fromNanos());
            String beats = rounds == 1 ? "1 heartbeat" : rounds + " heartbeats";
            label(6, y + 14, time, Paint.TEXT, true);
            if (rounds > 0) {
                label(6, y + 28, beats, Paint.DIM, true);
            }
        }
        long step = AxisDrawing.step(scale.pixelsPerNano(), 3 * SMALL);
        for (Scale.Piece piece : scale.pieces()) {
            long first = (piece.fromNanos() + step - 1) / step * step;
            for (long at = first; !piece.isBreak() && at <= piece.toNanos(); at += step) {
                String text = AxisDrawing.tick(at, step, AxisDrawing.isShort(chart));
                Words words = new Words(4, piece.x(at) + 4, text, SMALL, Paint.DIM, false, false);
                if (scene.place(List.of(words))) {
                    double y = piece.x(at);
                    scene.stroke(Depth.BREAK, LEFT - 4, y, WIDTH, y, Paint.CARD, 1);
                }
            }
        }
    }

    private void label(double x, double y, String text, Paint paint, boolean bold) {
        scene.words(new Words(x, y, text, SMALL, paint, bold, true));
    }

    private void notes() {
        for (Chart.Caption one : chart.captions()) {
            double y = y(one.atNanos());
            scene.add(
                    Depth.ARROW,
                    new Stroke(LEFT - 8, y, WIDTH, y, Paint.TEXT, 1.2, Dash.DOTTED, 1));
            CaptionDrawing.disc(scene, LEFT - 12, y, 8.5, SMALL, "" + one.number(), Paint.TEXT);
        }
        chart.broken().ifPresent(one -> {
            double y = y(one.atNanos());
            scene.stroke(Depth.ALARM, LEFT - 8, y, WIDTH, y, Paint.ALARM, 2.5);
            scene.place(List.of(
                    words(LEFT, y - 4, "! " + one.property() + " broken", Paint.ALARM),
                    words(LEFT, y + SMALL, "! " + one.property() + " broken", Paint.ALARM)));
        });
    }

    private void walls() {
        for (Chart.WallSpan wall : chart.walls()) {
            for (int place = 1; place < order.size(); place++) {
                if (wall.parts(order.get(place - 1), order.get(place))) {
                    double y = y(wall.fromNanos());
                    Area strip =
                            new Area(wallX(place) - 4, y, 8, Math.max(3, y(wall.toNanos()) - y));
                    scene.add(
                            Depth.WALL,
                            new Box(strip, Paint.WALL, Fill.CHECKS, Paint.NONE, 0, Dash.SOLID));
                    scene.taken().take(strip);
                }
            }
        }
    }

    /** Where a wall stands left of that place of the order. */
    double wallX(int place) {
        return LEFT + (place - 0.12) * pitch;
    }

    // Nodes.

    private void lane(int node, Span span) {
        double x = x(node);
        double y1 = y(span.fromNanos());
        double y2 = y(span.toNanos());
        Paint paint = Paint.term(span.term());
        double half = (span.isBar() ? BAR : LINE) / 2;
        Area area = new Area(x - half, y1, 2 * half, Math.max(1, y2 - y1));
        (span.isBar() ? scene.taken() : lines).take(area);
        if (span.isBar()) {
            boolean asks = span.state() == State.CANDIDATE;
            Fill how = span.state() == State.STALE ? Fill.STRIPES : Fill.PLAIN;
            scene.add(
                    Depth.BAR,
                    new Box(area, asks ? Paint.GROUND : paint, how, paint, 2, Dash.SOLID));
        } else if (span.state() == State.DOWN || span.paused()) {
            Dash dash = span.paused() ? Dash.DASHED : Dash.DOTTED;
            scene.add(Depth.BAR, new Stroke(x, y1, x, y2, Paint.DIM, 2.5, dash, 1));
        } else {
            scene.stroke(Depth.BAR, x, y1, x, y2, paint, LINE);
        }
    }

    /** Half as wide as what is drawn of a node at a moment. */
    double half(int node, long nanos) {
        for (Span span : chart.lanes().get(node - 1).spans()) {
            if (span.fromNanos() <= nanos && nanos <= span.toNanos() && span.isBar()) {
                return BAR / 2;
            }
        }
        return LINE / 2;
    }

    private Words words(double x, double y, String text, Paint paint) {
        return new Words(x, y, text, SMALL, paint, true, true);
    }

    /** Words stand right of their bar, or else left of it. */
    private void words(int node, Span span) {
        if (!span.isBar() || !scale.meets(span.fromNanos(), span.toNanos())) {
            return;
        }
        String role = switch (span.state()) {
            case CANDIDATE -> "asks";
            case STALE -> "STALE";
            case LEADER, FOLLOWER, LEARNER, DOWN -> "LEADER";
        };
        double y = y(span.fromNanos()) + SMALL;
        beside(node, y, role, span.term());
        if (y(span.toNanos()) - y > SMALL) {
            beside(node, y + 1.1 * SMALL, "T" + span.term(), span.term());
        }
    }

    private void beside(int node, double y, String text, long term) {
        Paint paint = Paint.letters(term);
        double right = x(node) + BAR / 2 + 3;
        double width = Sizes.width(text, SMALL);
        double left = x(node) - BAR / 2 - 3 - width;
        double inside = Math.min(right, WIDTH - width - 1);
        place(List.of(
                words(inside, y, text, paint),
                words(inside, y + SMALL, text, paint),
                words(left, y, text, paint),
                words(left, y + SMALL, text, paint)));
    }

    private void mark(int node, Mark mark) {
        if (!scale.has(mark.atNanos())) {
            return;
        }
        double y = y(mark.atNanos());
        switch (mark.kind()) {
            case TERM -> {
                if (half(node, mark.atNanos()) < BAR / 2) {
                    beside(node, y + 4, "T" + mark.term(), mark.term());
                }
            }
            case CRASHED, FAILED -> {
                PathSigns.cross(scene, x(node), y, 6);
                alarm(node, y, mark.kind() == Kind.FAILED ? "failed" : "crashed");
            }
            case OVERWRITTEN -> alarm(node, y, "overwritten");
            case STARTS -> beside(node, y + 4, "starts", 0);
            case ADDED -> beside(node, y + 4, "added", 0);
            case REMOVED -> beside(node, y + 4, "removed", 0);
            case PAUSED -> {
                PathSigns.pause(scene, x(node), y + 6, 6, Paint.DIM);
                beside(node, y + 8, "paused", 0);
            }
            case RESUMED, REFUSED -> {}
        }
    }

    private void place(List<Words> places) {
        boolean clear = scene.place(
                places.stream().filter(words -> lines.isFree(words.area())).toList());
        if (!clear) {
            scene.place(places);
        }
    }

    private void alarm(int node, double y, String text) {
        double width = Sizes.width(text, SMALL);
        double x = Math.min(x(node) + BAR / 2 + 3, WIDTH - width - 1);
        place(List.of(
                words(x, y + 4, text, Paint.ALARM), words(x, y + 4 + SMALL, text, Paint.ALARM)));
    }

    private void log(int node, LogChange log) {
        double x = x(node) + BAR / 2 + 3;
        double y = scale.has(log.atNanos()) ? scale.xBehindBreak(log.atNanos()) : -1;
        double width = log.cells().size() * CELL;
        Area area = new Area(x, y, width, CELL);
        boolean fits = area.right() < WIDTH && y >= 0 && width > 0;
        if (fits && scene.taken().isFree(area) && lines.isFree(area)) {
            scene.taken().take(area);
            double at = x;
            for (NodeTrack.Cell cell : log.cells()) {
                CellDrawing.cell(scene, at, y, CELL, cell.term(), cell.isCommitted());
                at += CELL;
            }
        }
    }
}
