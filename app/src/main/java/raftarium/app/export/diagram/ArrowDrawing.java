package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Arrow.Fate;
import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Outline;
import raftarium.app.export.diagram.Item.Stroke;
import raftarium.app.export.diagram.Scene.Depth;

/** Draws messages between lanes. */
final class ArrowDrawing {
    private static final double FAINT = 0.55;

    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;
    private final WallCrossing crossing;

    ArrowDrawing(Sheet sheet) {
        this.sheet = sheet;
        sizes = sheet.sizes();
        scene = sheet.scene();
        crossing = new WallCrossing(sheet.chart(), sheet.order(), sheet::wallY, sizes.wall());
    }

    void draw() {
        for (Arrow arrow : sheet.chart().arrows()) {
            long end = end(arrow);
            boolean known = sheet.chart().nodes() >= Math.max(arrow.from(), arrow.to());
            if (known && sheet.scale().meets(arrow.sentNanos(), end)) {
                draw(arrow, end);
            }
        }
    }

    /** When it would have been there. */
    private long end(Arrow arrow) {
        return arrow.endNanos() > arrow.sentNanos()
                ? arrow.endNanos()
                : arrow.sentNanos() + sheet.chart().medianDelayNanos();
    }

    private void draw(Arrow arrow, long end) {
        double direction = Math.signum(sheet.y(arrow.to()) - sheet.y(arrow.from()));
        double x1 = sheet.x(arrow.sentNanos());
        double y1 = sheet.y(arrow.from()) + direction * sheet.half(arrow.from(), arrow.sentNanos());
        double x2 = sheet.x(end);
        double y2 = sheet.y(arrow.to()) - direction * sheet.half(arrow.to(), end);
        double part = crossing.part(arrow, y1, y2);
        double x = x1 + part * (x2 - x1);
        double y = y1 + part * (y2 - y1);
        if (arrow.isHeld()) {
            held(arrow, x1, y1, x, y);
            return;
        }
        line(arrow, x1, y1, x, y, arrow.glyph().answers() ? Dash.DASHED : Dash.SOLID);
        ending(arrow, x1, y1, x, y);
    }

    private void line(Arrow arrow, double x1, double y1, double x2, double y2, Dash dash) {
        double width = sizes.arrow() * (arrow.glyph().answers() ? 0.75 : 1);
        scene.add(
                Depth.ARROW,
                new Stroke(x1, y1, x2, y2, Paint.term(arrow.term()), width, dash, opacity(arrow)));
    }

    private static double opacity(Arrow arrow) {
        return arrow.glyph() == Arrow.Glyph.HAS && !arrow.changed() ? FAINT : 1;
    }

    /** Its head or its star, and its sign before that. */
    private void ending(Arrow arrow, double x1, double y1, double x, double y) {
        double dx = x - x1;
        double dy = y - y1;
        double length = Math.max(1, Math.hypot(dx, dy));
        double back = sizes.glyph() + (arrow.isLost() ? 1.1 : 1.25) * sizes.head();
        double part = Math.max(0.4, 1 - back / length);
        Paint paint = Paint.term(arrow.term());
        if (arrow.isLost()) {
            double r = 0.75 * sizes.head();
            PathSigns.star(scene, x, y, r);
            scene.taken().take(new Area(x - r, y - r, 2 * r, 2 * r));
        } else if (arrow.fate() == Fate.ARRIVED) {
            String head = PathSigns.head(x, y, dx, dy, Math.min(sizes.head(), 0.8 * length));
            scene.add(Depth.ARROW, new Outline(head, paint, Paint.NONE, 0, opacity(arrow)));
        }
        if (opacity(arrow) == 1) {
            PathSigns.message(
                    scene,
                    Depth.GLYPH,
                    arrow.glyph(),
                    x1 + part * dx,
                    y1 + part * dy,
                    sizes.glyph(),
                    paint);
        }
    }

    /** It stands half way, and goes on when it is released. */
    private void held(Arrow arrow, double x1, double y1, double x, double y) {
        double middleX = Math.min((x1 + x) / 2, x1 + 3 * sizes.head());
        double middleY = (y1 + y) / 2;
        line(arrow, x1, y1, middleX, middleY, Dash.SOLID);
        if (arrow.fate() != Fate.FLYING) {
            line(arrow, middleX, middleY, x, y, Dash.DOTTED);
            ending(arrow, middleX, middleY, x, y);
        }
        PathSigns.pause(scene, middleX, middleY, sizes.glyph(), Paint.term(arrow.term()));
    }
}
