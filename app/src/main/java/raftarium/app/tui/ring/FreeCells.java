package raftarium.app.tui.ring;

import raftarium.app.tui.paint.Region;

import java.util.BitSet;

/** Which cells of a room nothing has taken that mustn't be covered. */
final class FreeCells {
    private final Region room;
    private final BitSet taken;

    FreeCells(Region room) {
        this.room = room;
        taken = new BitSet(room.columns() * room.rows());
    }

    boolean isInside(int column, int row) {
        return room.holds(column, row);
    }

    private int place(int column, int row) {
        return (row - room.row()) * room.columns() + column - room.column();
    }

    void take(int column, int row) {
        if (isInside(column, row)) {
            taken.set(place(column, row));
        }
    }

    void take(Region region) {
        for (int row = region.row(); row < region.row() + region.rows(); row++) {
            for (int column = region.column(); column < region.end(); column++) {
                take(column, row);
            }
        }
    }

    boolean isFree(int column, int row) {
        return isInside(column, row) && !taken.get(place(column, row));
    }

    boolean isFree(Region region) {
        for (int column = region.column(); column < region.end(); column++) {
            if (!isFree(column, region.row())) {
                return false;
            }
        }
        return true;
    }

    /** Whether it lies within the room, and nothing has taken any of it. */
    boolean isAllFree(Region region) {
        for (int row = region.row(); row < region.row() + region.rows(); row++) {
            if (!isFree(new Region(region.column(), row, region.columns(), 1))) {
                return false;
            }
        }
        return true;
    }
}
