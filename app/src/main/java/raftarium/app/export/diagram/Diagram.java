package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.Item.Box;
import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.Scene.Depth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Lays a chart out as a picture of some kind. */
final class Diagram {
    /** How wide a message is in the middle where the picture fits less than it should show. */
    private static final double LEAST_ARROW = 12;

    /** A page's picture is so wide at most. */
    private static final double MOST_WIDTH = 24_000;

    /** A document's has so many strips at most. */
    private static final int MOST_STRIPS = 12;

    /** A last strip that is so short is no strip of its own. */
    private static final double SHORT = 0.35;

    /** A long title is so much smaller at most. */
    private static final double LEAST_TITLE = 0.65;

    private final Chart chart;
    private final Sizes sizes;
    private final Scene scene = new Scene();
    private final List<Integer> order;
    private double width;
    private double height;
    private double perNano;
    private @Nullable Scale scale;
    private List<Double> lanes = List.of();

    /** A chart as a picture of those sizes. */
    Diagram(Chart chart, Sizes sizes) {
        this.chart = chart;
        this.sizes = sizes.withRight(Math.max(sizes.right(), right(chart, sizes)));
        order = LaneOrder.of(chart);
        width = sizes.width();
        height = sizes.height();
        if (sizes.height() > 0) {
            slide();
        } else if (width > 0) {
            strips();
        } else {
            page();
        }
    }

    /** How wide the column at the right must be. */
    private static double right(Chart chart, Sizes sizes) {
        return chart.lanes().stream()
                .flatMap(track -> track.last().stream())
                .mapToDouble(last ->
                        Sizes.width(CellDrawing.words(last), sizes.small()) + 1.2 * sizes.small())
                .max()
                .orElse(0);
    }

    Scene scene() {
        return scene;
    }

    /** Where moments stand in a page's picture. */
    Scale scale() {
        return Objects.requireNonNull(scale, "of a page only");
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Whether messages are drawn narrower than can be seen. */
    boolean isTooMuch() {
        return !chart.arrows().isEmpty() && perNano * chart.medianDelayNanos() < LEAST_ARROW;
    }

    private void slide() {
        Scale scale = breaks(width - sizes.left() - sizes.right())
                .fitting(sizes.left(), width - sizes.right(), sizes.minBreak());
        double top = head();
        FootDrawing foot = new FootDrawing(chart, sizes, width, 2);
        double legend = height - sizes.margin() - foot.legendHeight(width - sizes.margin());
        double notes = legend - foot.notesHeight();
        double room = notes
                - AxisDrawing.height(sizes)
                - top
                - Sheet.height(chart, sizes, order, 0)
                - new CallRows(chart, sizes, scale).height()
                - (chart.captions().isEmpty() && chart.broken().isEmpty() ? 0 : Sheet.discs(sizes));
        double pitch = Math.min(sizes.pitch(), room / Math.max(1, order.size() - 1));
        sheet(new Sheet(chart, sizes, scale, scene, order, top, pitch), true, pitch);
        foot.drawNotes(scene, notes);
        foot.drawLegend(scene, legend, width - sizes.margin());
    }

    /** What leaders commit keeps its time only as long as messages can be seen. */
    private Breaks breaks(double room) {
        Breaks all = new Breaks(chart);
        double fits = all.fitting(0, room, sizes.minBreak()).pixelsPerNano();
        return fits * chart.medianDelayNanos() < LEAST_ARROW ? new Breaks(chart, false) : all;
    }

    /** How wide a nanosecond is where it may be as wide as it wants. */
    double wanted() {
        return Math.max(sizes.pixelsPerMilli() / 1e6, 2 * LEAST_ARROW / chart.medianDelayNanos());
    }

    /** All in one, as wide as it comes, and only lanes and axis. */
    private void page() {
        Scale whole = breaks(MOST_WIDTH).of(wanted(), sizes.left(), MOST_WIDTH, sizes.minBreak());
        scale = whole;
        width = whole.x2() + sizes.right() + sizes.margin();
        Sheet sheet = new Sheet(chart, sizes, whole, scene, order, 2, sizes.pitch());
        sheet(sheet, true, sizes.pitch());
        height = sheet.axis() + AxisDrawing.height(sizes);
        lanes = IntStream.rangeClosed(1, chart.nodes()).mapToObj(sheet::y).toList();
    }

    /** Where the lanes are in a page's picture, by node. */
    List<Double> lanes() {
        return lanes;
    }

    private void strips() {
        double room = width - sizes.left() - sizes.right();
        Breaks breaks = breaks(MOST_STRIPS * room);
        Scale whole = breaks.of(wanted(), sizes.left(), MOST_STRIPS * room, sizes.minBreak());
        List<Scale> strips = whole.strips(sizes.left(), room);
        int fewer = strips.size() - 1;
        Scale last = strips.get(fewer);
        if (fewer > 0 && last.x2() - last.x1() < room * SHORT) {
            whole = breaks.of(wanted(), sizes.left(), fewer * room, sizes.minBreak());
            strips = whole.strips(sizes.left(), room);
        }
        double y = head();
        for (int place = 0; place < strips.size(); place++) {
            Sheet sheet =
                    new Sheet(chart, sizes, strips.get(place), scene, order, y, sizes.pitch());
            sheet(sheet, place == strips.size() - 1, sizes.pitch());
            y = sheet.axis() + AxisDrawing.height(sizes) + sizes.small() / 2;
        }
        FootDrawing foot = new FootDrawing(chart, sizes, width, 1);
        foot.drawNotes(scene, y);
        y += foot.notesHeight();
        foot.drawLegend(scene, y, width - sizes.margin());
        height = y + foot.legendHeight(width - sizes.margin()) + sizes.margin();
    }

    private void sheet(Sheet sheet, boolean isLast, double pitch) {
        perNano = sheet.scale().pixelsPerNano();
        boolean low = pitch < sizes.bar() + sizes.cell() + FlagDrawing.height(sizes) + 8;
        AxisDrawing axis = new AxisDrawing(sheet);
        axis.drawBands(sheet.callsTop());
        new CaptionDrawing(sheet).draw();
        LaneDrawing lanes = new LaneDrawing(sheet);
        lanes.draw();
        MarkDrawing marks = new MarkDrawing(sheet);
        marks.drawSigns();
        new FlagDrawing(sheet, low).draw();
        lanes.words();
        new CallDrawing(sheet).draw();
        new ArrowDrawing(sheet).draw();
        new WallDrawing(sheet).draw();
        new CutDrawing(sheet).draw();
        CellDrawing cells = new CellDrawing(sheet);
        if (isLast) {
            cells.drawEnds();
        }
        cells.draw();
        marks.drawLabels();
        axis.draw();
    }

    /** The title and what stands under it. Returns where the rest begins. */
    private double head() {
        double y = sizes.margin() + 0.8 * sizes.title();
        Chart.Heading heading = chart.heading();
        double room = width - 2 * sizes.margin();
        double full = Sizes.width(heading.title(), sizes.title());
        double size = sizes.title() * Math.max(LEAST_TITLE, Math.min(1, room / full));
        String title = fitted(heading.title(), room, size);
        scene.words(new Words(sizes.margin(), y, title, size, Paint.TEXT, true, false));
        double small = sizes.small();
        y += 0.55 * sizes.title() + 0.9 * small;
        String run = run();
        scene.words(new Words(sizes.margin(), y, run, small, Paint.DIM, false, false));
        if (!heading.modified().isEmpty()) {
            y = plate(heading.modified(), y, sizes.margin() + Sizes.width(run, small));
        }
        return y + 1.1 * small;
    }

    private String run() {
        long nodes = chart.shown().size();
        List<String> parts = new ArrayList<>();
        parts.add(nodes + (nodes == 1 ? " node" : " nodes"));
        parts.add("seed " + chart.heading().seed());
        parts.add(AxisDrawing.rounded(chart.toNanos() - chart.fromNanos()) + " of simulated time");
        if (chart.isDense()) {
            parts.add("entries are counted, not drawn");
        }
        return String.join(", ", parts);
    }

    /** At the right of the run's line, or under it. */
    private double plate(String modified, double runY, double runEnd) {
        double small = sizes.small();
        double right = width - sizes.margin();
        String text = fitted("modified Raft: " + modified, right - sizes.margin() - small, small);
        double wide = Sizes.width(text, small) + small;
        boolean below = right - wide < runEnd + small;
        double y = below ? runY + 1.7 * small : runY;
        double x = right - wide;
        Area area = new Area(x, y - 1.05 * small, wide, 1.5 * small);
        scene.add(Depth.FLAG, Box.filled(area, Paint.ALARM));
        scene.add(
                Depth.LABEL, new Words(x + small / 2, y, text, small, Paint.ON_ALARM, true, false));
        scene.taken().take(area);
        return y;
    }

    /** As much of a text as there is room for. */
    static String fitted(String text, double room, double size) {
        int most = Math.max(1, (int) (room / Sizes.width("x", size)));
        int letters = text.codePointCount(0, text.length());
        return letters <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
    }
}
