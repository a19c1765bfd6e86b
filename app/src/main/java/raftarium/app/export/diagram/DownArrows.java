package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Arrow.Fate;
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
    private final WallCrossing crossing;

    DownArrows(DownDiagram diagram, Chart chart, List<Integer> order) {
        this.diagram = diagram;
        crossing = new WallCrossing(chart, order, diagram::wallX, 8);
    }

    void draw(Arrow arrow) {
        long end = Math.max(arrow.endNanos(), arrow.sentNanos() + 1);
        double way = Math.signum(diagram.x(arrow.to()) - diagram.x(arrow.from()));
        double x1 = diagram.x(arrow.from()) + way * diagram.half(arrow.from(), arrow.sentNanos());
        double x2 = diagram.x(arrow.to()) - way * diagram.half(arrow.to(), end);
        double y1 = diagram.scale().x(arrow.sentNanos());
        double y2 = diagram.scale().x(end);
        double part = crossing.part(arrow, x1, x2);
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
}
