package raftarium.app.tui.ring;

import java.util.List;

/** How much a card tells: the larger, the more. */
public enum CardSize {
    /** Name, role and term, and the timer. */
    SMALL(13, 2),
    /** Commit index and end of the log too, or votes. */
    NARROW(18, 3),
    /** The same, with room between. */
    MEDIUM(20, 3),
    /** Vote, disk, the newest terms of the log, and whom it follows. */
    LARGE(28, 6),
    /** In block letters: name, term, timer. */
    BLOCKS_NARROW(24, 5),
    /** In block letters, with role, votes or entries. */
    BLOCKS(30, 9);

    private final int columns;
    private final int rows;

    CardSize(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Whether it is written in block letters. */
    public boolean isBlocks() {
        return this == BLOCKS || this == BLOCKS_NARROW;
    }

    /** Whether it is the smallest that tells as much. */
    boolean isNarrow() {
        return this == NARROW || this == BLOCKS_NARROW;
    }

    /** The sizes to be tried, the largest first. */
    static List<CardSize> tried(boolean large) {
        List<CardSize> usual = List.of(LARGE, MEDIUM, NARROW, SMALL);
        return large ? List.of(BLOCKS, BLOCKS_NARROW, LARGE, MEDIUM, NARROW, SMALL) : usual;
    }
}
