package raftarium.app.tui;

/** A rectangle of cells; empty if it has no rows. */
record Region(int column, int row, int columns, int rows) {
    static final Region NONE = new Region(0, 0, 0, 0);

    boolean isEmpty() {
        return rows <= 0 || columns <= 0;
    }

    boolean holds(int otherColumn, int otherRow) {
        return otherColumn >= column
                && otherColumn < column + columns
                && otherRow >= row
                && otherRow < row + rows;
    }

    int end() {
        return column + columns;
    }
}
