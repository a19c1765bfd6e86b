package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Chart.WallSpan;
import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws partitions: strips between the lanes that they part. */
final class WallDrawing {
    private final Sheet sheet;
    private final Sizes sizes;
    private final Scene scene;

    WallDrawing(Sheet sheet) {
        this.sheet = sheet;
        sizes = sheet.sizes();
        scene = sheet.scene();
    }

    void draw() {
        for (WallSpan wall : sheet.chart().walls()) {
            if (sheet.scale().meets(wall.fromNanos(), wall.toNanos())) {
                draw(wall);
            }
        }
    }

    private void draw(WallSpan wall) {
        double x1 = sheet.x(wall.fromNanos());
        double x2 = Math.max(x1 + 3, sheet.x(wall.toNanos()));
        List<Area> strips = new ArrayList<>();
        for (int place = 1; place < sheet.order().size(); place++) {
            if (wall.parts(sheet.order().get(place - 1), sheet.order().get(place))) {
                double y = sheet.wallY(place) - sizes.wall() / 2;
                strips.add(new Area(x1, y, x2 - x1, sizes.wall()));
            }
        }
        for (Area strip : strips) {
            scene.add(
                    Depth.WALL,
                    new Box(strip, Paint.WALL, Item.Fill.CHECKS, Paint.NONE, 0, Item.Dash.SOLID));
        }
        if (!strips.isEmpty()) {
            label(wall, strips);
        }
        strips.forEach(scene.taken()::take);
    }

    private void label(WallSpan wall, List<Area> strips) {
        double small = sizes.small();
        for (String text : List.of("wall: " + sides(wall), "wall: " + few(wall), "wall")) {
            double width = Sizes.width(text, small);
            for (Area strip : strips) {
                double y = strip.middle() + 0.34 * small;
                Words on = new Words(
                        strip.x() + small / 2, y, text, small, Paint.WALL, true, false);
                if (width + small <= strip.width() && scene.taken().isFree(on.area())) {
                    scene.add(Depth.WALL, Box.filled(on.area().wider(small / 6), Paint.GROUND));
                    scene.words(on);
                    return;
                }
                Words beside = sheet.label(strip.right() + small / 3, y, text, Paint.WALL);
                boolean fits = beside.area().right() < sheet.scale().x2();
                if (width + small > strip.width() && fits && scene.place(List.of(beside))) {
                    return;
                }
            }
        }
    }

    private static String sides(WallSpan wall) {
        return wall.sides().stream().map(WallDrawing::names).collect(Collectors.joining(" | "));
    }

    /** The names of all sides but the largest. */
    private static String few(WallSpan wall) {
        int most = wall.sides().stream().mapToInt(List::size).max().orElse(0);
        String few = wall.sides().stream()
                .filter(side -> side.size() < most)
                .map(WallDrawing::names)
                .collect(Collectors.joining(" | "));
        return few.isEmpty() ? sides(wall) : few;
    }

    private static String names(List<Integer> side) {
        return side.stream().map(node -> "n" + node).collect(Collectors.joining(" "));
    }
}
