package raftarium.app.export.diagram;

import raftarium.app.export.diagram.CallRows.Placed;
import raftarium.app.export.diagram.Chart.LoadTicks;
import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Fill;
import raftarium.app.export.diagram.Item.Outline;
import raftarium.app.export.diagram.Scene.Depth;

/** Draws what clients asked, in rows over the lanes. */
final class CallDrawing {
    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;

    CallDrawing(Sheet sheet) {
        this.sheet = sheet;
        sizes = sheet.sizes();
        scene = sheet.scene();
    }

    void draw() {
        sheet.rows().placed().forEach(this::draw);
        if (sheet.chart().load().isAny()) {
            load(sheet.chart().load());
        }
    }

    private void draw(Placed placed) {
        double height = sizes.row() - sizes.small() / 3;
        double y = sheet.callsTop() + placed.row() * sizes.row();
        Area area = new Area(placed.x1(), y, placed.x2() - placed.x1(), height);
        boolean answered = placed.call().isSure();
        scene.add(
                Depth.CELL,
                new Box(
                        area,
                        Paint.GROUND,
                        Fill.PLAIN,
                        Paint.CLIENT,
                        sizes.arrow() * 0.8,
                        answered ? Dash.SOLID : Dash.DASHED));
        double baseline = area.middle() + 0.36 * sizes.small();
        scene.words(sheet.label(placed.wordsX(), baseline, placed.call().words(), Paint.CLIENT));
        scene.taken().take(area);
        if (placed.call().node() > 0 && sheet.scale().has(placed.call().entryNanos())) {
            entry(placed, area.bottom());
        }
    }

    /** A thin line to where it became an entry. */
    private void entry(Placed placed, double y1) {
        int node = placed.call().node();
        double x1 = placed.x1();
        double x2 = sheet.x(placed.call().entryNanos());
        double y2 = sheet.y(node) - sheet.half(node, placed.call().entryNanos());
        scene.stroke(Depth.ARROW, x1, y1, x2, y2, Paint.CLIENT, 0.6 * sizes.arrow());
        String head = PathSigns.head(x2, y2, x2 - x1, y2 - y1, 0.8 * sizes.head());
        scene.add(Depth.GLYPH, new Outline(head, Paint.CLIENT, Paint.NONE, 0, 1));
    }

    private void load(LoadTicks load) {
        double y = sheet.callsTop() + (sheet.rows().rows() + 0.5) * sizes.row();
        double first = Double.MAX_VALUE;
        double last = -1;
        double half = sizes.row() / 4;
        for (long tick : load.ticks()) {
            if (sheet.scale().has(tick)) {
                double x = sheet.x(tick);
                first = Math.min(first, x);
                if (x - last >= 2) {
                    scene.stroke(Depth.CELL, x, y - half, x, y + half, Paint.CLIENT, 1.2);
                    last = x;
                }
            }
        }
        if (last < 0) {
            return;
        }
        scene.stroke(Depth.ARROW, first, y, last, y, Paint.CLIENT, sizes.line() / 2);
        scene.taken().take(new Area(first, y - half, last - first, 2 * half));
        String text = load.words();
        double width = Sizes.width(text, sizes.small());
        double right = sheet.scale().x2() + sizes.right() - sizes.small() - width;
        double x = Math.min(last + sizes.small() / 2, right);
        Area plate = new Area(x - 4, y - half - 1, width + 8, 2 * half + 2);
        scene.add(Depth.FLAG, Box.filled(plate, Paint.GROUND));
        scene.words(sheet.label(x, y + 0.36 * sizes.small(), text, Paint.CLIENT));
    }
}
