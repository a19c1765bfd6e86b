package raftarium.app.tui.pane;

import raftarium.app.tui.paint.Region;

/** Where each thing stands in the table of nodes, from the left, and where the logs begin. */
final class TableColumns {
    private static final int WITH_VOTE = 72;
    private static final int TIMER = 9;
    private static final int SHORT_TIMER = 6;

    private final Region region;

    /** How wide the names of the nodes are. */
    final int names;

    /** How wide an index is. */
    final int figures;

    /** Whether there is room for whom a node votes for. */
    final boolean hasVote;

    /**
     * The columns of a table.
     *
     * @param nodes how many there are
     * @param figures how wide an index is
     */
    TableColumns(Region region, int nodes, int figures) {
        this.region = region;
        this.figures = figures;
        names = Pane.nameColumns(nodes);
        hasVote = region.columns() >= WITH_VOTE;
    }

    int term() {
        return region.column() + 1 + names + 4;
    }

    int vote() {
        return term() + 7;
    }

    int timer() {
        return hasVote ? vote() + names + 2 : term() + 7;
    }

    /** How wide a timer is. */
    int timerCells() {
        return hasVote ? TIMER : SHORT_TIMER;
    }

    int commit() {
        return timer() + timerCells() + 1;
    }

    int log() {
        return commit() + figures + 1;
    }

    /** The part of a table in which the logs are, while indexes are not wider than usual. */
    static Region logs(Region table, int nodes) {
        int begin = new TableColumns(table, nodes, Pane.MIN_FIGURE_COLUMNS).log();
        return new Region(begin, table.row(), table.end() - begin, table.rows());
    }
}
