package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Arrow.Fate;
import raftarium.app.export.diagram.Chart.WallSpan;
import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Outline;
import raftarium.app.export.diagram.Item.Stroke;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.List;

/** Draws messages between columns. */
final class DownArrows {
    private static final double HEAD = 8.5;
    private static final double GLYPH = 4.8;
    private static final double WIDTH = 1.4;

    private final DownDiagram diagram;
    private final Chart chart;
    private final List<Integer> order;

    DownArrows(DownDiagram diagram, Chart chart, List<Integer> order) {
        this.diagram = diagram;
        this.chart = chart;
        this.order = order;
    }

    void draw(Arrow arrow) {
        long end = Math.max(arrow.endNanos(), arrow.sentNanos() + 1);
        double way = Math.signum(diagram.x(arrow.to()) - diagram.x(arrow.from()));
        double x1 = diagram.x(arrow.from()) + way * diagram.half(arrow.from(), arrow.sentNanos());
        double x2 = diagram.x(arrow.to()) - way * diagram.half(arrow.to(), end);
        double y1 = diagram.scale().x(arrow.sentNanos());
        double y2 = diagram.scale().x(end);
        double part = part(arrow, x1, x2);
        double x = x1 + part * (x2 - x1);
        double y = y1 + part * (y2 - y1);
        Paint paint = Paint.term(arrow.term());
        boolean isFaint = arrow.glyph() == Arrow.Glyph.HAS && !arrow.changed();
        Dash dash =
                arrow.isHeld() ? Dash.DOTTED : arrow.glyph().answers() ? Dash.DASHED : Dash.SOLID;
        Scene scene = diagram.scene();
        scene.add(Depth.ARROW, new Stroke(x1, y1, x, y, paint, WIDTH, dash, isFaint ? 0.55 : 1));
        double length = Math.max(1, Math.hypot(x - x1, y - y1));
        if (arrow.isLost()) {
            PathSigns.star(scene, x, y, 6);
            scene.taken().take(new Area(x - 6, y - 6, 12, 12));
        } else if (arrow.fate() == Fate.ARRIVED) {
            String head = PathSigns.head(x, y, x - x1, y - y1, Math.min(HEAD, 0.8 * length));
            scene.add(Depth.ARROW, new Outline(head, paint, Paint.NONE, 0, isFaint ? 0.55 : 1));
        }
        if (!isFaint) {
            double before = Math.max(0.4, 1 - (GLYPH + 1.25 * HEAD) / length);
            PathSigns.message(
                    scene,
                    Depth.GLYPH,
                    arrow.glyph(),
                    x1 + before * (x - x1),
                    y1 + before * (y - y1),
                    GLYPH,
                    paint);
        }
    }

    /** How much of its way it goes. */
    private double part(Arrow arrow, double x1, double x2) {
        return switch (arrow.fate()) {
            case ARRIVED, DOWN -> 1;
            case ON_THE_WAY, FLYING -> 0.5;
            case WALL -> toWall(arrow, x1, x2);
        };
    }

    private double toWall(Arrow arrow, double x1, double x2) {
        for (WallSpan wall : chart.walls()) {
            boolean stands =
                    wall.fromNanos() <= arrow.endNanos() && arrow.sentNanos() <= wall.toNanos();
            if (stands && wall.parts(arrow.from(), arrow.to())) {
                int to = order.indexOf(arrow.to());
                int step = Integer.signum(to - order.indexOf(arrow.from()));
                for (int place = order.indexOf(arrow.from()); place != to; place += step) {
                    if (wall.parts(order.get(place), order.get(place + step))) {
                        double x = diagram.wallX(Math.max(place, place + step)) - step * 4;
                        return Math.max(0.1, Math.min(1, (x - x1) / (x2 - x1)));
                    }
                }
            }
        }
        return 0.5;
    }
}
