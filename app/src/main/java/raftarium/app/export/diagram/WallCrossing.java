package raftarium.app.export.diagram;

import raftarium.app.export.diagram.Chart.WallSpan;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Where a message that is lost at a wall meets it. */
final class WallCrossing {
    private static final double HALF_WAY = 0.5;

    private final Chart chart;
    private final List<Integer> order;

    /** Where the wall above a place of the order stands, across the lanes. */
    private final IntToDoubleFunction walls;

    private final double wallWidth;

    /** Walls of a chart between lanes in an order. */
    WallCrossing(Chart chart, List<Integer> order, IntToDoubleFunction walls, double wallWidth) {
        this.chart = chart;
        this.order = List.copyOf(order);
        this.walls = walls;
        this.wallWidth = wallWidth;
    }

    /**
     * How much of its way a message goes, from 0 to 1.
     *
     * @param from where it sets out, across the lanes
     * @param to where it would arrive
     */
    double part(Arrow arrow, double from, double to) {
        return switch (arrow.fate()) {
            case ARRIVED, DOWN -> 1;
            case FLYING -> arrow.isHeld() ? 1 : HALF_WAY;
            case ON_THE_WAY -> HALF_WAY;
            case WALL -> toWall(arrow, from, to);
        };
    }

    private double toWall(Arrow arrow, double from, double to) {
        for (WallSpan wall : chart.walls()) {
            boolean stands =
                    wall.fromNanos() <= arrow.endNanos() && arrow.sentNanos() <= wall.toNanos();
            if (stands && wall.parts(arrow.from(), arrow.to())) {
                return part(wall, arrow, from, to);
            }
        }
        return HALF_WAY;
    }

    /** To the first place on its way where that wall stands. */
    private double part(WallSpan wall, Arrow arrow, double from, double to) {
        int last = order.indexOf(arrow.to());
        int step = Integer.signum(last - order.indexOf(arrow.from()));
        for (int place = order.indexOf(arrow.from()); place != last; place += step) {
            if (wall.parts(order.get(place), order.get(place + step))) {
                double edge = walls.applyAsDouble(Math.max(place, place + step));
                double part = (edge - step * wallWidth / 2 - from) / (to - from);
                return Math.max(0.1, Math.min(1, part));
            }
        }
        return HALF_WAY;
    }
}
