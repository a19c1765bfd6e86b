package raftarium.app.tui.pane;

import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

/**
 * A box in front of the panes with rows of which a part is shown.
 *
 * @param box the box with its frame
 * @param first which row is shown first, from 0
 * @param rows how many have room
 */
record ListBox(Region box, int first, int rows) {
    private static final int MAX_COLUMNS = 110;

    /** How many columns a row has, between the frame and a blank on each side. */
    static int room(Canvas canvas) {
        return Math.min(MAX_COLUMNS, canvas.columns() - 2) - 4;
    }

    /** For so many rows in all; {@code first} is shown first, if that leaves no room empty. */
    static ListBox of(Canvas canvas, Layout layout, int all, int first) {
        int columns = room(canvas) + 4;
        int rows = rows(layout, all);
        Region box = new Region((canvas.columns() - columns) / 2, 1, columns, rows + 2);
        return new ListBox(box, Math.max(0, Math.min(first, all - rows)), rows);
    }

    /** The same with the row {@code place} in the middle, as far as that leaves no room empty. */
    static ListBox around(Canvas canvas, Layout layout, int all, int place) {
        return of(canvas, layout, all, place - rows(layout, all) / 2);
    }

    private static int rows(Layout layout, int all) {
        return Math.max(1, Math.min(all, layout.statusRow() - 4));
    }

    void drawFrame(Canvas canvas, String title) {
        OverlayPane.frame(canvas, box, title, Inks.OVER_FAINT);
    }

    /** Says in the frame which part of all is shown. */
    void drawPart(Canvas canvas, String part) {
        canvas.putRight(
                box.end() - 2, box.row() + box.rows() - 1, " " + part + " ", Inks.OVER_BRIGHT);
    }
}
