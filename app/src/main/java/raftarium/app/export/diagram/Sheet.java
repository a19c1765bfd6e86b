package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.Item.Words;
import raftarium.app.export.diagram.NodeTrack.Span;

import java.util.ArrayList;
import java.util.List;

/** A part of a picture in which all lanes stand on one scale: where what is in it. */
final class Sheet {
    private final Chart chart;
    private final Sizes sizes;
    private final Scale scale;
    private final Scene scene;
    private final List<Integer> order;
    private final CallRows rows;

    /** From the top of the sheet on. */
    private final double top;

    private final double[] lanes;
    private final double[] walls;
    private double axis;

    /**
     * A sheet.
     *
     * @param order the nodes from the top
     * @param top where it begins
     * @param pitch from lane to lane
     */
    Sheet(
            Chart chart,
            Sizes sizes,
            Scale scale,
            Scene scene,
            List<Integer> order,
            double top,
            double pitch) {
        this.chart = chart;
        this.sizes = sizes;
        this.scale = scale;
        this.scene = scene;
        this.order = List.copyOf(order);
        this.top = top;
        rows = new CallRows(chart, sizes, scale);
        lanes = new double[chart.nodes() + 1];
        walls = new double[order.size() + 1];
        double y = callsTop() + rows.height() + above(sizes);
        for (int place = 0; place < order.size(); place++) {
            if (place > 0) {
                double extra = isParted(chart, order, place) ? wallHeight(sizes) : 0;
                walls[place] = y + pitch / 2 + sizes.cell() / 2 + extra / 2;
                y += pitch + extra;
            }
            lanes[order.get(place)] = y;
        }
        axis = y + below(sizes);
    }

    /** What is kept above the first lane. */
    static double above(Sizes sizes) {
        return sizes.bar() / 2 + 1.6 * sizes.small();
    }

    /** What is kept under the last one. */
    static double below(Sizes sizes) {
        return sizes.bar() / 2 + sizes.cell() + sizes.small();
    }

    /** What a row of walls takes. */
    static double wallHeight(Sizes sizes) {
        return 1.5 * sizes.wall();
    }

    /** What notes' numbers take above clients. */
    static double discs(Sizes sizes) {
        return 2.2 * sizes.small();
    }

    /** Whether a wall ever stands above that place of an order. */
    static boolean isParted(Chart chart, List<Integer> order, int place) {
        return chart.walls().stream()
                .anyMatch(wall -> wall.parts(order.get(place - 1), order.get(place)));
    }

    /** How high the lanes of an order are in all, where they stand so far apart. */
    static double height(Chart chart, Sizes sizes, List<Integer> order, double pitch) {
        double height = above(sizes) + below(sizes);
        for (int place = 1; place < order.size(); place++) {
            height += pitch + (isParted(chart, order, place) ? wallHeight(sizes) : 0);
        }
        return height;
    }

    Chart chart() {
        return chart;
    }

    Sizes sizes() {
        return sizes;
    }

    Scale scale() {
        return scale;
    }

    Scene scene() {
        return scene;
    }

    List<Integer> order() {
        return order;
    }

    CallRows rows() {
        return rows;
    }

    /** The middle of the row of notes' numbers. */
    double discsY() {
        return top + 0.9 * sizes.small();
    }

    double callsTop() {
        return top + (chart.captions().isEmpty() && chart.broken().isEmpty() ? 0 : discs(sizes));
    }

    double axis() {
        return axis;
    }

    /** The middle of a node's lane. */
    double y(int node) {
        return lanes[node];
    }

    /** The middle of the row of walls above that place of the order. */
    double wallY(int place) {
        return walls[place];
    }

    double x(long nanos) {
        return scale.x(nanos);
    }

    /** What a node is at a moment; null if it isn't there. */
    @Nullable
    Span span(int node, long nanos) {
        Span found = null;
        for (Span span : chart.lanes().get(node - 1).spans()) {
            if (span.fromNanos() > nanos) {
                break;
            }
            found = span;
        }
        return found;
    }

    /** Half as thick as what is drawn of a node at a moment. */
    double half(int node, long nanos) {
        Span span = span(node, nanos);
        return (span != null && span.isBar() ? sizes.bar() : sizes.line()) / 2;
    }

    /** A small label, bold, from its left end. */
    Words label(double x, double y, String text, Paint paint) {
        return new Words(x, y, text, sizes.small(), paint, true, true);
    }

    /** The same at places around a point of a lane: right above, right below, left, further. */
    List<Words> around(double x, double y, double half, String text, Paint paint) {
        double small = sizes.small();
        double width = Sizes.width(text, small);
        double over = y - half - 0.45 * small;
        double under = y + half + 1.0 * small;
        List<Words> places = new ArrayList<>();
        for (double dx : new double[] {small / 3, -width - small / 3, small * 1.2, -width / 2}) {
            if (x + dx >= scale.x1() - small && x + dx + width <= scale.x2() + small) {
                places.add(label(x + dx, over, text, paint));
                places.add(label(x + dx, under, text, paint));
            }
        }
        return places;
    }
}
