package raftarium.app.tui.pane;

import raftarium.app.tui.paint.Region;

/**
 * Where the panes are: a function of size and number of nodes alone, so that a pane keeps its place
 * whatever happens in it. Each region begins with its title's row. On a wide screen the story
 * stands at the right, and the selected node is explained if there are rows for that.
 */
public record Layout(
        int columns,
        int rows,
        Region nodes,
        Region log,
        Region inspector,
        Region flight,
        Region story) {
    public static final int MIN_COLUMNS = 60;
    public static final int MIN_ROWS = 16;

    /** From here on there are two columns of panes. */
    public static final int WIDE_COLUMNS = 140;

    private static final int HEADER_ROWS = 1;
    private static final int FOOTER_ROWS = 2;
    private static final int MAX_FLIGHT_ROWS = 13;

    /** From here on, what is left below the logs is for two panes. */
    private static final int ROWS_FOR_TWO = 18;

    public static boolean fits(int columns, int rows) {
        return columns >= MIN_COLUMNS && rows >= MIN_ROWS;
    }

    public static Layout of(int columns, int rows, int nodes) {
        return columns >= WIDE_COLUMNS ? wide(columns, rows, nodes) : narrow(columns, rows, nodes);
    }

    private static Layout narrow(int columns, int rows, int nodes) {
        int room = rows - HEADER_ROWS - FOOTER_ROWS - 4;
        int nodeRows = nodes <= (room - 3) / 2 ? nodes : Math.max(2, (room - 6) / 2);
        int rest = room - 2 * nodeRows;
        int flightRows = Math.max(1, Math.min(12, rest * 3 / 7));
        int row = HEADER_ROWS;
        Region nodePane = new Region(0, row, columns, nodeRows + 1);
        row += nodePane.rows();
        Region logPane = new Region(0, row, columns, nodeRows + 1);
        row += logPane.rows();
        Region flight = new Region(0, row, columns, flightRows + 1);
        row += flight.rows();
        Region story = new Region(0, row, columns, rows - FOOTER_ROWS - row);
        return new Layout(columns, rows, nodePane, logPane, Region.NONE, flight, story);
    }

    private static Layout wide(int columns, int rows, int nodes) {
        int left = Math.max(80, columns * 11 / 20);
        int right = columns - left - 1;
        int room = rows - HEADER_ROWS - FOOTER_ROWS;
        int most = Math.max(3, (room - 8) / 2);
        int nodeRows = Math.min(nodes, most);
        Region nodePane = new Region(0, HEADER_ROWS, left, nodeRows + 1);
        Region logPane = new Region(0, HEADER_ROWS + nodeRows + 1, left, nodeRows + 1);
        int row = HEADER_ROWS + 2 * nodeRows + 2;
        int rest = rows - FOOTER_ROWS - row;
        int flightRows = rest < ROWS_FOR_TWO ? rest : Math.min(MAX_FLIGHT_ROWS, rest / 2);
        Region flight = new Region(0, row, left, flightRows);
        Region inspector = new Region(0, row + flightRows, left, rest - flightRows);
        Region story = new Region(left + 1, HEADER_ROWS, right, room);
        return new Layout(columns, rows, nodePane, logPane, inspector, flight, story);
    }

    /** How many nodes are seen at a time. */
    public int nodeRows() {
        return nodes.rows() - 1;
    }

    /** The id of the node in the first row, when that one is selected. */
    public int firstNode(int selected, int nodeCount) {
        int first = selected - nodeRows() / 2;
        return Math.max(1, Math.min(first, nodeCount - nodeRows() + 1));
    }

    /** The row in front of the keys: what was said, or what is typed. */
    public int statusRow() {
        return rows - FOOTER_ROWS;
    }

    public int keyRow() {
        return rows - 1;
    }
}
