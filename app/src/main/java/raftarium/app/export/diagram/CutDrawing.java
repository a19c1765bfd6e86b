package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Stroke;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws links that are cut: a dashed line over the lane of the end that they have in common, as
 * long as they are, from a cross to a tick.
 */
final class CutDrawing {
    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;

    CutDrawing(Sheet sheet) {
        this.sheet = sheet;
        sizes = sheet.sizes();
        scene = sheet.scene();
    }

    void draw() {
        List<CutSpan> drawn = new ArrayList<>();
        for (CutSpan cut : sheet.chart().cuts()) {
            if (sheet.scale().meets(cut.fromNanos(), cut.toNanos())) {
                long row = drawn.stream()
                        .filter(one -> one.node() == cut.node() && one.toNanos() > cut.fromNanos())
                        .count();
                draw(cut, row);
                drawn.add(cut);
            }
        }
    }

    private void draw(CutSpan cut, long row) {
        double small = sizes.small();
        double r = 0.3 * small;
        double x1 = sheet.x(cut.fromNanos());
        double x2 = Math.max(x1 + 2 * r, sheet.x(cut.toNanos()));
        double y = sheet.y(cut.node()) - sizes.bar() / 2 - (0.35 + 0.5 * row) * small;
        double width = 0.8 * sizes.arrow();
        if (sheet.scale().has(cut.fromNanos())) {
            scene.stroke(Depth.GLYPH, x1 - r, y - r, x1 + r, y + r, Paint.WALL, width);
            scene.stroke(Depth.GLYPH, x1 - r, y + r, x1 + r, y - r, Paint.WALL, width);
        }
        if (sheet.scale().has(cut.toNanos())) {
            scene.stroke(Depth.GLYPH, x2, y - r, x2, y + r, Paint.WALL, width);
        }
        Area words = label(cut, x1, x2, y).map(Words::area).orElse(new Area(x2, y, 0, 0));
        boolean on = words.y() < y && y < words.bottom();
        line(x1, on ? Math.min(x2, words.x() - 2) : x2, y, width);
        line(on ? words.right() + 2 : x2, x2, y, width);
        scene.taken().take(new Area(x1 - r, y - r, x2 - x1 + 2 * r, 2 * r));
    }

    private void line(double x1, double x2, double y, double width) {
        if (x1 < x2) {
            scene.add(Depth.WALL, new Stroke(x1, y, x2, y, Paint.WALL, width, Dash.DASHED, 1));
        }
    }

    /** On its line, which it interrupts, or over it; in short where there is no room for all. */
    private Optional<Words> label(CutSpan cut, double x1, double x2, double y) {
        for (String text : List.of(cut.words(), "cut")) {
            double small = sizes.small();
            double width = Sizes.width(text, small);
            double last = Math.min(x2, sheet.scale().x2() + small) - width;
            List<Words> places = new ArrayList<>();
            for (double dy : new double[] {0.34, -0.45}) {
                for (double x = x1 + small / 2; x <= last; x += small / 2) {
                    places.add(sheet.label(x, y + dy * small, text, Paint.WALL));
                }
            }
            places.add(sheet.label(x2 + small / 2, y + 0.34 * small, text, Paint.WALL));
            places.add(sheet.label(x1 - small / 2 - width, y + 0.34 * small, text, Paint.WALL));
            places.removeIf(words -> words.x() < sheet.scale().x1()
                    || words.area().right() > sheet.scale().x2() + sizes.right());
            Optional<Words> place = places.stream()
                    .filter(words -> scene.taken().isFree(words.area()))
                    .findFirst();
            if (place.isPresent()) {
                scene.words(place.get());
                return place;
            }
        }
        return Optional.empty();
    }
}
