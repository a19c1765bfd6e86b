package raftarium.app.tui.ring;

import raftarium.app.tui.paint.Region;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of messages from one card to another: straight from edge to edge, half a cell to the
 * right of the middle, so that there and back are two ways. A row is twice as high as a column is
 * wide.
 */
final class Way {
    /** A cell of the screen. */
    record Cell(int column, int row) {}

    /** With more columns a row, a dot a row would be too few. */
    private static final double FLAT = 6;

    private static final int FLAT_STEP = 3;
    private static final double BESIDE = 1;

    /** Its ends are this far from the edges, which are half way between two cells. */
    private static final double CLEAR = 1e-6;

    private final double column;
    private final double row;
    private final double columns;
    private final double rows;

    private Way(double column, double row, double columns, double rows) {
        this.column = column;
        this.row = row;
        this.columns = columns;
        this.rows = rows;
    }

    static Way between(Region from, Region to) {
        double x = middle(from.column(), from.columns());
        double y = 2 * middle(from.row(), from.rows());
        double dx = middle(to.column(), to.columns()) - x;
        double dy = 2 * middle(to.row(), to.rows()) - y;
        double length = Math.max(1, Math.hypot(dx, dy));
        Way whole = new Way(x - dy / length * BESIDE, (y + dx / length * BESIDE) / 2, dx, dy / 2);
        // Cards that slide may lie over each other: then there is no way.
        double begin = Math.min(1, whole.within(from)[1] + CLEAR);
        double end = Math.max(begin, whole.within(to)[0] - CLEAR);
        return new Way(
                whole.column + begin * dx,
                whole.row + begin * dy / 2,
                (end - begin) * dx,
                (end - begin) * dy / 2);
    }

    private static double middle(int begin, int count) {
        return begin + (count - 1) / 2.0;
    }

    /** From which part of the way to which one it is within a card, or within a wall. */
    private double[] within(Region region) {
        double[] part = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        slab(part, column, columns, region.column() - 0.5, region.end() - 0.5);
        slab(part, row, rows, region.row() - 0.5, region.row() + region.rows() - 0.5);
        return part;
    }

    private static void slab(double[] part, double begin, double length, double low, double high) {
        if (Math.abs(length) < 1e-9) {
            if (begin < low || begin > high) {
                part[1] = Double.NEGATIVE_INFINITY;
            }
            return;
        }
        double one = (low - begin) / length;
        double other = (high - begin) / length;
        part[0] = Math.max(part[0], Math.min(one, other));
        part[1] = Math.min(part[1], Math.max(one, other));
    }

    boolean crosses(Region card) {
        double[] part = within(card);
        return part[0] < part[1] && part[1] > 0 && part[0] < 1;
    }

    /** Which part of the way lies in front of a wall; 1 if it isn't in the way. */
    double upTo(Region wall) {
        double[] part = within(wall);
        return crosses(wall) ? Math.max(0, part[0]) : 1;
    }

    /** The cell after that part of the way. */
    Cell at(double part) {
        return new Cell(
                (int) Math.round(column + part * columns), (int) Math.round(row + part * rows));
    }

    /** How many cells long it is. */
    double length() {
        return Math.max(Math.abs(columns), Math.abs(rows));
    }

    /** The cell so many cells before that part of the way. */
    Cell before(double part, int cells) {
        return at(part - cells / Math.max(1, length()));
    }

    private boolean isFlat() {
        return Math.abs(columns) > FLAT * Math.abs(rows);
    }

    /** A dot a row, or every third column where it is flat. */
    List<Cell> dots() {
        double count = isFlat() ? Math.abs(columns) / FLAT_STEP : Math.abs(rows);
        List<Cell> dots = new ArrayList<>();
        for (int dot = 0; dot < count; dot++) {
            dots.add(at((dot + 0.5) / Math.max(1, count)));
        }
        return dots;
    }
}
