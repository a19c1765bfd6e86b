package raftarium.app.tui.paint;

/** A rectangle of cells; empty if it has no rows. */
public record Region(int column, int row, int columns, int rows) {
    public static final Region NONE = new Region(0, 0, 0, 0);

    public boolean isEmpty() {
        return rows <= 0 || columns <= 0;
    }

    public boolean holds(int otherColumn, int otherRow) {
        return otherColumn >= column
                && otherColumn < column + columns
                && otherRow >= row
                && otherRow < row + rows;
    }

    public boolean overlaps(Region other) {
        return column < other.end()
                && other.column < end()
                && row < other.row + other.rows
                && other.row < row + rows;
    }

    /** What is left of it below so many rows. */
    public Region below(int taken) {
        return new Region(column, row + taken, columns, rows - taken);
    }

    public int end() {
        return column + columns;
    }

    /** Half way between its first column and the one behind its last. */
    public double middleColumn() {
        return column + columns / 2.0;
    }

    /** Half way between its first row and the one behind its last. */
    public double middleRow() {
        return row + rows / 2.0;
    }
}
