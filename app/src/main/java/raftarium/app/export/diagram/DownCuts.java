package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Stroke;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.ArrayList;
import java.util.List;

/** Draws links that are cut beside the column of the end that they have in common. */
final class DownCuts {
    private static final double SMALL = 11.5;
    private static final double RADIUS = 3.5;
    private static final double WIDTH = 1.2;
    private static final double BESIDE = 11;

    private final DownDiagram diagram;
    private final Scene scene;

    DownCuts(DownDiagram diagram) {
        this.diagram = diagram;
        scene = diagram.scene();
    }

    void draw(CutSpan cut) {
        double r = RADIUS;
        double x = diagram.x(cut.node()) - BESIDE;
        double y1 = diagram.scale().x(cut.fromNanos());
        double y2 = Math.max(y1 + 2 * r, diagram.scale().x(cut.toNanos()));
        scene.add(Depth.WALL, new Stroke(x, y1, x, y2, Paint.WALL, WIDTH, Dash.DASHED, 1));
        scene.stroke(Depth.GLYPH, x - r, y1 - r, x + r, y1 + r, Paint.WALL, WIDTH);
        scene.stroke(Depth.GLYPH, x - r, y1 + r, x + r, y1 - r, Paint.WALL, WIDTH);
        scene.stroke(Depth.GLYPH, x - r, y2, x + r, y2, Paint.WALL, WIDTH);
        scene.taken().take(new Area(x - r, y1 - r, 2 * r, y2 - y1 + 2 * r));
        for (String text : List.of(cut.words(), "cut")) {
            if (label(x, y1, y2, text)) {
                return;
            }
        }
    }

    private boolean label(double x, double y1, double y2, String text) {
        double width = Sizes.width(text, SMALL);
        List<Words> places = new ArrayList<>();
        for (double y = y1 + 0.36 * SMALL; y <= Math.max(y1, y2 - SMALL) + SMALL; y += SMALL / 2) {
            for (double left : new double[] {x - width - RADIUS - 3, x + 2 * BESIDE}) {
                if (left >= 0 && left + width <= DownDiagram.WIDTH) {
                    places.add(new Words(left, y, text, SMALL, Paint.WALL, true, true));
                }
            }
        }
        return scene.place(places);
    }
}
