package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Chart.ClientCall;
import raftarium.app.export.diagram.Chart.LoadTicks;
import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Dash;
import raftarium.app.export.diagram.Item.Fill;
import raftarium.app.export.diagram.Item.Outline;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.Scene.Depth;
import raftarium.words.Wrapping;

import java.util.List;

/** Draws what clients asked, left of all columns, with its words where there is room. */
final class DownCalls {
    private static final double LEFT = 58;
    private static final double WIDE = 5;
    private static final double SMALL = 11.5;
    private static final double HEAD = 6;

    /** So long are lines of words: as long as they come, or shorter. */
    private static final int[] LETTERS = {80, 13, 7};

    /** Words stand so far after what they are of at most. */
    private static final double FAR = 120;

    private final DownDiagram diagram;
    private final Scene scene;
    private final Chart chart;

    /** Up to where each of the rows beside each other is taken. */
    private final double[] rows = {-1, -1};

    DownCalls(DownDiagram diagram, Chart chart) {
        this.diagram = diagram;
        this.chart = chart;
        scene = diagram.scene();
    }

    void draw() {
        for (ClientCall call : chart.calls()) {
            if (diagram.scale().has(call.callNanos())) {
                draw(call);
            }
        }
        load(chart.load());
    }

    private void draw(ClientCall call) {
        double y1 = diagram.scale().xBehindBreak(call.callNanos());
        double y2 = Math.max(y1 + 4, diagram.scale().x(call.returnNanos()));
        int row = rows[0] < y1 ? 0 : rows[1] < y1 ? 1 : -1;
        double x = LEFT + Math.max(0, row) * (WIDE + 1);
        if (row >= 0) {
            rows[row] = y2;
            Dash dash = call.isSure() ? Dash.SOLID : Dash.DASHED;
            Area area = new Area(x, y1, WIDE, y2 - y1);
            scene.add(Depth.CELL, new Box(area, Paint.GROUND, Fill.PLAIN, Paint.CLIENT, 1.2, dash));
            scene.taken().take(area);
        }
        if (call.node() > 0 && diagram.scale().has(call.entryNanos())) {
            entry(call, x + WIDE, y1);
        }
        words(call.words(), y1);
    }

    /** A thin line to where it became an entry. */
    private void entry(ClientCall call, double x1, double y1) {
        double y2 = diagram.scale().x(call.entryNanos());
        double x2 = diagram.x(call.node()) - diagram.half(call.node(), call.entryNanos());
        scene.stroke(Depth.ARROW, x1, y1, x2, y2, Paint.CLIENT, 0.9);
        String head = PathSigns.head(x2, y2, x2 - x1, y2 - y1, HEAD);
        scene.add(Depth.GLYPH, new Outline(head, Paint.CLIENT, Paint.NONE, 0, 1));
    }

    /**
     * As near to that height as there is room, the left first; in a line if it can be, else in
     * more, on lines of followers, but on nothing else.
     */
    private void words(String text, double y) {
        for (int letters : LETTERS) {
            List<String> lines = Wrapping.wrap(text, letters);
            double width = lines.stream()
                    .mapToDouble(line -> Sizes.width(line, SMALL))
                    .max()
                    .orElse(0);
            double height = lines.size() * SMALL;
            for (double down = 0; down <= FAR; down += SMALL / 2) {
                double top = y + down - SMALL / 2;
                for (double x = diagram.afterFirst();
                        x + width + 2 <= DownDiagram.WIDTH;
                        x += SMALL / 2) {
                    if (scene.taken().isFree(new Area(x, top, width, height))) {
                        put(lines, x, top);
                        return;
                    }
                }
            }
        }
    }

    private void put(List<String> lines, double x, double top) {
        double y = top;
        for (String line : lines) {
            y += SMALL;
            scene.words(new Words(x, y - 0.14 * SMALL, line, SMALL, Paint.CLIENT, true, true));
        }
    }

    private void load(LoadTicks load) {
        double last = -1;
        for (long tick : load.ticks()) {
            double y = diagram.scale().has(tick) ? diagram.scale().x(tick) : last;
            if (last < 0 && y >= 0) {
                words(load.words(), y);
            }
            if (y - last >= 2) {
                scene.stroke(Depth.CELL, LEFT, y, LEFT + WIDE, y, Paint.CLIENT, 1.2);
                last = y;
            }
        }
    }
}
