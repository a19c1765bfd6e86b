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

    public int end() {
        return column + columns;
    }
}
