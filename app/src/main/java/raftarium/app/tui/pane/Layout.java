package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.paint.Region;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where the panes are: a function of size, number of nodes and what the watcher wants to see alone,
 * so that a pane keeps its place whatever happens in it. Each region begins with its title's row.
 * What has no place of its own takes that of the panes below the logs while it has the keys.
 */
public final class Layout {
    static final int MIN_COLUMNS = 60;
    static final int MIN_ROWS = 16;

    /** From here on there are two columns of panes. */
    static final int WIDE_COLUMNS = 140;

    private static final int HEADER_ROWS = 1;
    private static final int FOOTER_ROWS = 2;
    private static final int CAPTION_ROWS = 3;
    private static final int TAPE_ROWS = 3;
    private static final int MAX_FLIGHT_ROWS = 10;
    private static final int MIN_FLIGHT_COLUMNS = 64;
    private static final int MIN_STORY_COLUMNS = 66;

    /** With less it says too little to stand below a pane that is alone. */
    private static final int MIN_INSPECTOR_ROWS = 6;

    private final int columns;
    private final int rows;
    private final int nodes;
    private final boolean presents;
    private final Map<PaneKind, Region> regions = new EnumMap<>(PaneKind.class);
    private int nodeRows;

    /** Where those panes begin that one without a place of its own may cover. */
    private int lowerRow;

    private int spacing = 1;

    private Layout(int columns, int rows, int nodes, View view) {
        this.columns = columns;
        this.rows = rows;
        this.nodes = nodes;
        presents = view.presents();
        if (view.zoomed()) {
            zoomed(view.focus());
        } else if (columns >= WIDE_COLUMNS) {
            wide();
        } else {
            narrow();
        }
        if (region(view.focus()).isEmpty()) {
            cover(view.focus());
        }
    }

    /**
     * What the watcher wants to see.
     *
     * @param focus the pane that has the keys
     * @param zoomed whether that one has the screen, with what the inspector says below
     * @param presents whether there is a caption below, and room between rows
     */
    public record View(PaneKind focus, boolean zoomed, boolean presents) {
        /** How the cockpit begins. */
        public static final View USUAL = new View(PaneKind.NODES, false, false);
    }

    static boolean fits(int columns, int rows) {
        return columns >= MIN_COLUMNS && rows >= MIN_ROWS;
    }

    /** Where the panes of so many nodes are on a screen of that size. */
    public static Layout of(int columns, int rows, int nodes, View view) {
        return new Layout(columns, rows, nodes, view);
    }

    private void put(PaneKind pane, int column, int row, int width, int height) {
        if (height > 1) {
            regions.put(pane, new Region(column, row, width, height));
        }
    }

    private void narrow() {
        int room = rows - HEADER_ROWS - FOOTER_ROWS - 4;
        nodeRows = nodes <= (room - 3) / 2 ? nodes : Math.max(2, (room - 6) / 2);
        int row = nodesAndLogs(columns);
        int rest = rows - FOOTER_ROWS - row;
        if (rest >= 12) {
            put(PaneKind.TAPE, 0, row, columns, TAPE_ROWS);
            row += TAPE_ROWS;
            rest -= TAPE_ROWS;
        }
        lowerRow = row;
        int flightRows = 1 + Math.max(1, Math.min(MAX_FLIGHT_ROWS - 1, (rest - 2) * 3 / 7));
        if (columns >= MIN_FLIGHT_COLUMNS + linkColumns() && rest >= nodes + 10) {
            flightRows = Math.max(flightRows, nodes + 3);
        }
        flightRows = flightAndLinks(row, columns, flightRows);
        row += flightRows;
        rest -= flightRows;
        int side = columns - MIN_STORY_COLUMNS - 1;
        if (side >= 40 && rest >= 8) {
            put(PaneKind.STORY, 0, row, MIN_STORY_COLUMNS, rest);
            put(PaneKind.INSPECTOR, MIN_STORY_COLUMNS + 1, row, side, rest);
        } else if (rest >= 24) {
            put(PaneKind.INSPECTOR, 0, row, columns, rest / 2);
            put(PaneKind.STORY, 0, row + rest / 2, columns, rest - rest / 2);
        } else {
            put(PaneKind.STORY, 0, row, columns, rest);
        }
    }

    private void wide() {
        int left = Math.max(80, columns * 11 / 20);
        int right = columns - left - 1;
        int room = rows - HEADER_ROWS - FOOTER_ROWS;
        nodeRows = Math.min(nodes, Math.max(3, (room - 8) / 2));
        int row = nodesAndLogs(left);
        int rest = rows - FOOTER_ROWS - row;
        if (rest >= 10) {
            put(PaneKind.TAPE, 0, row, left, TAPE_ROWS);
            row += TAPE_ROWS;
            rest -= TAPE_ROWS;
        }
        lowerRow = row;
        int flightRows =
                rest < 16 ? rest : Math.min(Math.max(MAX_FLIGHT_ROWS, nodes + 3), rest / 2);
        flightRows = flightAndLinks(row, left, flightRows);
        put(PaneKind.INSPECTOR, 0, row + flightRows, left, rest - flightRows);
        put(PaneKind.STORY, left + 1, HEADER_ROWS, right, room);
    }

    /** Returns the row below. */
    private int nodesAndLogs(int width) {
        put(PaneKind.NODES, 0, HEADER_ROWS, width, nodeRows + 1);
        put(PaneKind.LOG, 0, HEADER_ROWS + nodeRows + 1, width, nodeRows + 1);
        return HEADER_ROWS + 2 * (nodeRows + 1);
    }

    /** The links stand to the right, if there is room for them. Returns how many rows it takes. */
    private int flightAndLinks(int row, int width, int height) {
        boolean both = width >= MIN_FLIGHT_COLUMNS + linkColumns() && height >= nodes + 3;
        int flight = both ? width - linkColumns() - 1 : width;
        put(PaneKind.FLIGHT, 0, row, flight, height);
        if (both) {
            put(PaneKind.LINKS, flight + 1, row, linkColumns(), height);
        }
        return height;
    }

    /** How many columns the matrix of links takes. */
    private int linkColumns() {
        return LinksPane.columns(nodes);
    }

    private void zoomed(PaneKind focus) {
        int room = rows - HEADER_ROWS - FOOTER_ROWS - (presents ? CAPTION_ROWS : 0);
        spacing = Math.max(1, Math.min(presents ? 3 : 2, (room - 1) / Math.max(1, nodes)));
        nodeRows = Math.min(nodes, (room - 1) / spacing);
        lowerRow = HEADER_ROWS;
        int needed = switch (focus) {
            case NODES, LOG -> nodeRows * spacing + 1;
            case LINKS -> nodes + 3;
            default -> room / 2;
        };
        boolean tells = focus.selects() && !presents && room - needed >= MIN_INSPECTOR_ROWS;
        put(focus, 0, HEADER_ROWS, columns, tells ? needed : room);
        if (tells) {
            put(PaneKind.INSPECTOR, 0, HEADER_ROWS + needed, columns, room - needed);
        }
    }

    private void cover(PaneKind pane) {
        int end = rows - FOOTER_ROWS;
        int width = columns >= WIDE_COLUMNS ? region(PaneKind.NODES).columns() : columns;
        regions.entrySet()
                .removeIf(one ->
                        one.getValue().row() >= lowerRow && one.getValue().column() < width);
        put(pane, 0, lowerRow, width, end - lowerRow);
    }

    /** Where a pane is; empty if it isn't. */
    public Region region(PaneKind pane) {
        return regions.getOrDefault(pane, Region.NONE);
    }

    /** The pane in that cell, or null. */
    public @Nullable PaneKind at(int column, int row) {
        for (Map.Entry<PaneKind, Region> one : regions.entrySet()) {
            if (one.getValue().holds(column, row)) {
                return one.getKey();
            }
        }
        return null;
    }

    public int rows() {
        return rows;
    }

    /** How many rows a node has in the panes that have a row a node. */
    public int spacing() {
        return spacing;
    }

    /** How many nodes are seen at a time. */
    public int nodeRows() {
        return nodeRows;
    }

    /** The id of the node in the first row, when that one is selected. */
    public int firstNode(int selected, int nodeCount) {
        int first = selected - nodeRows() / 2;
        return Math.max(1, Math.min(first, nodeCount - nodeRows() + 1));
    }

    /** Where the caption stands of those who present; else empty. */
    Region caption() {
        int row = rows - FOOTER_ROWS - CAPTION_ROWS;
        return presents ? new Region(0, row, columns, CAPTION_ROWS) : Region.NONE;
    }

    /** The row in front of the keys: what was said, or what is typed. */
    int statusRow() {
        return rows - FOOTER_ROWS;
    }

    int keyRow() {
        return rows - 1;
    }
}
