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

    /** On a strip if there is room, else beside one; in short where there is no room for all. */
    private void label(WallSpan wall, List<Area> strips) {
        List<String> texts = List.of("wall: " + sides(wall), "wall: " + few(wall));
        if (texts.stream().noneMatch(text -> isOn(strips, text))
                && !isBeside(strips, "wall: " + few(wall))) {
            isOn(strips, "wall");
        }
    }

    private boolean isOn(List<Area> strips, String text) {
        double small = sizes.small();
        double width = Sizes.width(text, small);
        for (Area strip : strips) {
            double y = strip.middle() + 0.34 * small;
            for (double x = strip.x() + small / 2;
                    x + width + small / 2 <= strip.right();
                    x += small / 2) {
                Words on = sheet.label(x, y, text, Paint.WALL);
                if (scene.taken().isFree(on.area())) {
                    Area plate =
                            new Area(x - small / 4, strip.y(), width + small / 2, strip.height());
                    scene.add(Depth.WALL, Box.filled(plate, Paint.GROUND));
                    scene.words(on);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isBeside(List<Area> strips, String text) {
        double small = sizes.small();
        double width = Sizes.width(text, small);
        return strips.stream()
                .filter(strip ->
                        strip.right() + small / 3 + width < sheet.scale().x2())
                .anyMatch(strip -> scene.place(List.of(sheet.label(
                        strip.right() + small / 3,
                        strip.middle() + 0.34 * small,
                        text,
                        Paint.WALL))));
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
