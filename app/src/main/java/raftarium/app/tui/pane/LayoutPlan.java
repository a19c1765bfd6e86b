package raftarium.app.tui.pane;

import raftarium.app.tui.paint.Region;
import raftarium.app.tui.ring.Slots;

import java.util.EnumMap;
import java.util.Map;

/** How a screen is shared out among the panes; what there is no room for goes, the least first. */
final class LayoutPlan {
    /** From here on nodes are cards on a ring. */
    private static final int RING_COLUMNS = 100;

    private static final int RING_ROWS = 30;

    /** From here on there are links and an inspector beside what is in flight. */
    private static final int ROOMY_COLUMNS = 160;

    private static final int ROOMY_ROWS = 45;

    /** Header, health and keys. */
    private static final int FIXED_ROWS = 3;

    /** What a scenario says, below a title. */
    private static final int TOLD_ROWS = 3;

    private static final int MAX_LOG_ROWS = 9;
    private static final int MIN_CLUSTER_ROWS = 14;
    private static final int MIN_STORY_ROWS = 5;

    /** With less room than this what a scenario says is worth more than the story. */
    private static final int TIGHT_ROWS = 14;

    /** With less, what is in flight is seen in the ring alone. */
    private static final int WITH_FLIGHT_ROWS = 18;

    private static final int MIN_INSPECTOR_ROWS = 6;
    private static final int INSPECTOR_COLUMNS = 43;

    /** From here on a lesson has room beside a ring. */
    private static final int LESSON_RING_COLUMNS = 112;

    private static final int LESSON_RING_ROWS = 36;

    /** With less room below it there is no story beside a lesson. */
    private static final int MIN_LESSON_ROWS = 18;

    final int columns;
    final int rows;
    final Map<PaneKind, Region> regions = new EnumMap<>(PaneKind.class);
    Layout.Form form = Layout.Form.TABLE;
    int nodeRows;
    int spacing = 1;
    Region note = Region.NONE;
    Region headline = Region.NONE;
    Region comparison = Region.NONE;
    Region lesson = Region.NONE;

    private final int nodes;
    private final Layout.View view;

    /** What a pane without a place of its own may take while it has the keys. */
    private Region side = Region.NONE;

    private LayoutPlan(int columns, int rows, int nodes, Layout.View view) {
        this.columns = columns;
        this.rows = rows;
        this.nodes = nodes;
        this.view = view;
    }

    static LayoutPlan of(int columns, int rows, int nodes, Layout.View view) {
        LayoutPlan plan = new LayoutPlan(columns, rows, nodes, view);
        if (view.compares()) {
            plan.comparison();
            return plan;
        }
        boolean alone = !view.teaches() && view.presents() && view.focus() == PaneKind.CLUSTER;
        if (alone && plan.stage()) {
            return plan;
        } else if (view.zoomed() || view.presents() && !view.teaches()) {
            plan.zoomed(view.focus());
        } else if (!plan.ring()) {
            plan.table();
        }
        if (!plan.regions.containsKey(view.focus())) {
            plan.cover(view.focus());
        }
        return plan;
    }

    private void put(PaneKind pane, int column, int row, int width, int height) {
        if (height > 1 && width > 0) {
            regions.put(pane, new Region(column, row, width, height));
        }
    }

    /** Two branches and the tape, which moves both in time. */
    private void comparison() {
        int tapeRows = rows >= 36 ? 5 : rows >= 20 ? 3 : 2;
        int bottom = rows - 2 - tapeRows;
        comparison = new Region(0, 1, columns, bottom - 1);
        int room = comparison.rows() - ComparisonPane.HEAD_ROWS;
        // The row of figures is given up for a node.
        nodeRows = Math.max(1, Math.min(nodes, room < nodes ? room + 1 : room));
        put(PaneKind.TAPE, 0, bottom, columns, tapeRows);
    }

    /** Headline, ring, caption and tape, nothing else; false if there is no room for cards. */
    private boolean stage() {
        int top = 4;
        int bottom = 6;
        Region ring = new Region(0, top, columns, rows - top - bottom);
        if (!Slots.fit(ring, nodes)) {
            return false;
        }
        form = Layout.Form.STAGE;
        headline = new Region(0, 0, columns, top);
        regions.put(PaneKind.CLUSTER, ring);
        note = new Region(0, rows - bottom, columns, bottom - 1);
        regions.put(PaneKind.TAPE, ThinTape.region(columns, rows - 1));
        return true;
    }

    /** False if the nodes are too many for the room, or the room is too small for a ring. */
    private boolean ring() {
        if (columns < (view.teaches() ? LESSON_RING_COLUMNS : RING_COLUMNS)
                || rows < (view.teaches() ? LESSON_RING_ROWS : RING_ROWS)) {
            return false;
        }
        boolean roomy = columns >= ROOMY_COLUMNS && rows >= ROOMY_ROWS;
        int noteRows = roomy || view.told() ? TOLD_ROWS : 1;
        // The more rows, the more branches are seen.
        int tapeRows = rows >= 46 ? 7 : rows >= 40 ? 6 : rows >= 36 ? 5 : 4;
        nodeRows = Math.min(nodes, MAX_LOG_ROWS);
        int room = rows - FIXED_ROWS - noteRows - tapeRows;
        spacing = roomy && 2 * nodeRows + 1 <= room / 3 ? 2 : 1;
        int logRows = nodeRows * spacing + 1;
        int clusterRows = room - logRows;
        // Blank rows between the parts, as far as the ring keeps its room.
        int blanks = Math.max(0, Math.min(3, clusterRows - MIN_CLUSTER_ROWS - 5));
        clusterRows -= blanks;
        int left = 22 + columns * 9 / 20;
        int top = 2;
        Region cluster = new Region(0, top, left, clusterRows);
        if (!Slots.fit(cluster.below(1), nodes)) {
            spacing = 1;
            return false;
        }
        form = Layout.Form.RING;
        regions.put(PaneKind.CLUSTER, cluster);
        beside(left + 1, top, columns - left - 1, clusterRows, roomy);
        int row = top + clusterRows + (blanks > 0 ? 1 : 0);
        int links = roomy ? LinksPane.columns(nodes) : 0;
        put(PaneKind.LOG, 0, row, columns - (links == 0 ? 0 : links + 1), logRows);
        put(PaneKind.LINKS, columns - links, row, links, logRows);
        row += logRows + (blanks > 1 ? 1 : 0);
        put(PaneKind.TAPE, 0, row, columns, tapeRows);
        note = note(noteRows);
        return true;
    }

    /** The story, and below it what is in flight or the inspector, or both. */
    private void beside(int column, int row, int width, int height, boolean roomy) {
        if (view.teaches()) {
            besideLesson(column, row, width, height, roomy);
            return;
        }
        int lower = Math.min(Math.max(8, height * 2 / 5), height - MIN_STORY_ROWS);
        int upper = height - lower;
        put(PaneKind.STORY, column, row, width, upper);
        side = new Region(column, row + upper, width, lower);
        boolean looksDown = view.focus() != PaneKind.STORY && view.focus() == view.beside();
        if (height < WITH_FLIGHT_ROWS && !looksDown) {
            put(PaneKind.STORY, column, row, width, height);
        } else if (roomy) {
            int flight = width - Math.max(INSPECTOR_COLUMNS, width / 2 - 1) - 1;
            put(PaneKind.FLIGHT, column, row + upper, flight, lower);
            put(PaneKind.INSPECTOR, column + flight + 1, row + upper, width - flight - 1, lower);
        } else {
            put(view.beside(), side.column(), side.row(), side.columns(), side.rows());
        }
    }

    /** The lesson, and below it, where there is room, the story and another pane. */
    private void besideLesson(int column, int row, int width, int height, boolean roomy) {
        int lower = roomy ? height / 3 : 0;
        lesson = new Region(column, row, width, height - lower);
        side = roomy ? new Region(column, row + height - lower, width, lower) : lesson;
        if (roomy) {
            int left = width / 2;
            put(PaneKind.STORY, column, side.row(), left, lower);
            put(view.beside(), column + left + 1, side.row(), width - left - 1, lower);
        }
    }

    /** One below the other. */
    private void table() {
        int top = 2;
        int noteRows = noteRows();
        int room = rows - FIXED_ROWS - noteRows;
        int tapeRows = room >= 30 ? 5 : room >= 17 ? 3 : 2;
        tapeRows = view.teaches() ? 2 : tapeRows;
        int storyRows = view.told() && room < TIGHT_ROWS ? 2 : MIN_STORY_ROWS;
        nodeRows = Math.max(2, Math.min(nodes, room - tapeRows - storyRows - 1));
        int needed = room - nodeRows - 1 - tapeRows;
        nodes(top, nodeRows + 1);
        int row = top + nodeRows + 1;
        put(PaneKind.TAPE, 0, row, columns, tapeRows);
        row += tapeRows;
        note = note(noteRows);
        if (view.teaches()) {
            tableLesson(row, needed);
            return;
        }
        int flight = needed >= 9 ? Math.min(10, needed * 5 / 11) : 0;
        put(PaneKind.FLIGHT, 0, row, columns, flight);
        put(PaneKind.STORY, 0, row + flight, columns, needed - flight);
        side = new Region(0, row, columns, needed);
    }

    private void tableLesson(int row, int room) {
        int storyRows = Math.max(0, Math.min(room / 3, room - MIN_LESSON_ROWS));
        // What is typed and said has a row of its own.
        int typed = storyRows == 0 && note.isEmpty() ? 1 : 0;
        lesson = new Region(0, row, columns, room - storyRows - typed);
        put(PaneKind.STORY, 0, row + room - storyRows, columns, storyRows);
        side = lesson;
    }

    /** In front of the keys. */
    private Region note(int noteRows) {
        return noteRows == 0 ? Region.NONE : new Region(0, rows - 1 - noteRows, columns, noteRows);
    }

    private int noteRows() {
        return view.told() ? TOLD_ROWS : rows >= RING_ROWS ? 1 : 0;
    }

    /** Their table, and in it the logs. */
    private void nodes(int row, int height) {
        Region table = new Region(0, row, columns, height);
        regions.put(PaneKind.CLUSTER, table);
        regions.put(PaneKind.LOG, TableColumns.logs(table, nodes));
    }

    private void zoomed(PaneKind focus) {
        int noteRows = noteRows();
        int room = rows - FIXED_ROWS - noteRows;
        note = note(noteRows);
        side = new Region(0, 2, columns, room);
        Region ring = new Region(0, 2, columns - INSPECTOR_COLUMNS - 1, room);
        if (focus == PaneKind.CLUSTER
                && columns >= RING_COLUMNS
                && Slots.fit(ring.below(1), nodes)) {
            form = Layout.Form.RING;
            regions.put(PaneKind.CLUSTER, ring);
            put(PaneKind.INSPECTOR, ring.columns() + 1, 2, INSPECTOR_COLUMNS, room);
            return;
        }
        int most = focus == PaneKind.LOG ? 2 : 1;
        spacing = Math.max(1, Math.min(most, (room - 1) / Math.max(1, nodes)));
        nodeRows = Math.min(nodes, (room - 1) / spacing);
        int needed = switch (focus) {
            case CLUSTER, LOG -> nodeRows * spacing + 1;
            case LINKS -> nodes + 3;
            default -> room / 2;
        };
        boolean tells = focus.selects() && room - needed >= MIN_INSPECTOR_ROWS;
        put(focus, 0, 2, columns, tells ? needed : room);
        if (focus == PaneKind.CLUSTER) {
            nodes(2, tells ? needed : room);
        }
        if (tells) {
            put(PaneKind.INSPECTOR, 0, 2 + needed, columns, room - needed);
        }
    }

    private void cover(PaneKind pane) {
        regions.values().removeIf(region -> region.overlaps(side));
        lesson = lesson.overlaps(side) ? Region.NONE : lesson;
        put(pane, side.column(), side.row(), side.columns(), side.rows());
    }
}
