package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Tone;

import java.util.List;

/** What happened, and by which rule; the newest at the bottom. */
public final class StoryPane {
    private static final int MIN_TIME_COLUMNS = 8;

    private final Region region;
    private final UiState ui;
    private final List<StoryRow> rows;
    private final int timeColumns;

    /** The row below the lowest one that tells something. */
    private final int end;

    /** The story as it stands in that layout. */
    public StoryPane(Layout layout, Frame frame, UiState ui) {
        region = layout.region(PaneKind.STORY);
        this.ui = ui;
        rows = StoryRow.of(frame, ui);
        int figures = CellText.seconds(frame.view().nowNanos()).length();
        timeColumns = Math.max(MIN_TIME_COLUMNS, figures + 1);
        int edge = region.row() + region.rows();
        // What is said may stand in the pane's last row: what is selected isn't to be below it.
        boolean isCovered = edge > layout.statusRow() && !ui.message.isEmpty();
        end = isCovered && selected() != null ? layout.statusRow() : edge;
    }

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        if (!layout.region(PaneKind.STORY).isEmpty()) {
            new StoryPane(layout, frame, ui).draw(canvas);
        }
    }

    private void draw(Canvas canvas) {
        int bottom = bottom();
        int newer = rows.size() - 1 - bottom;
        String remark = newer > 0 ? newer + " newer: G" : "";
        String only = ui.filter.isEmpty() ? "" : ", only '" + ui.filter + "'";
        Pane.title(canvas, region, Pane.name(PaneKind.STORY, ui) + only, remark);
        int chosen = StoryRow.chosen(rows, ui);
        int below = end;
        for (int next = bottom; next >= 0 && below > region.row() + 1; next--) {
            int first = row(canvas, below, rows.get(next));
            if (next == chosen) {
                canvas.put(region.column(), first, "▸", Inks.SAID);
                Region ground = new Region(region.column(), first, region.columns(), below - first);
                canvas.shade(ground, Tone.CHOSEN);
            }
            below = first;
        }
    }

    /** Writes it above {@code below}; of one that there is no room for, the beginning. */
    private int row(Canvas canvas, int below, StoryRow row) {
        int begin = region.column() + timeColumns + 1;
        List<String> lines = lines(row);
        int first = Math.max(below - lines.size(), region.row() + 1);
        String time = CellText.right(CellText.seconds(row.event().atNanos()), timeColumns);
        canvas.put(region.column(), first, time, Inks.FAINT);
        for (int at = first; at < below; at++) {
            boolean isCut = at == below - 1 && below - first < lines.size();
            String text = lines.get(at - first) + (isCut ? " …" : "");
            canvas.putWithin(begin, region.end(), at, text, ink(row));
        }
        return first;
    }

    private List<String> lines(StoryRow row) {
        return CellText.wrap(row.words(), region.columns() - timeColumns - 1);
    }

    /** The lowest row that is seen; below 0: there is none. */
    private int bottom() {
        int bottom = rows.size() - 1;
        while (ui.storyEnd != UiState.NEWEST
                && bottom > 0
                && rows.get(bottom).place() > ui.storyEnd) {
            bottom--;
        }
        return bottom;
    }

    /** What is seen in that row of the screen; null for nothing. */
    public @Nullable StoryRow at(int screenRow) {
        int below = end;
        for (int next = bottom(); next >= 0 && below > region.row() + 1; next--) {
            int first = below - lines(rows.get(next)).size();
            if (screenRow >= first && screenRow < below) {
                return rows.get(next);
            }
            below = first;
        }
        return null;
    }

    // What the watcher does.

    /** So many rows down, or up; from now on, new ones move nothing. */
    public void scroll(int step) {
        int last = rows.size() - 1;
        int wanted = Math.max(0, Math.min(bottom() + step, last));
        ui.storyEnd = wanted >= last ? UiState.NEWEST : rows.get(wanted).place();
    }

    /** The one so many further down, or up, is selected; if none was, the lowest that is seen. */
    public void select(int step) {
        if (rows.isEmpty()) {
            return;
        }
        int chosen = StoryRow.chosen(rows, ui);
        boolean isFar = Math.abs(step) >= rows.size();
        int from = chosen >= 0 ? chosen : bottom();
        int next = chosen >= 0 || isFar ? from + step : from;
        select(rows.get(Math.max(0, Math.min(next, rows.size() - 1))));
    }

    /** That one is selected, and stays in sight whatever comes. */
    public void select(StoryRow row) {
        ui.told = row.told().there();
        follow();
    }

    /** What is selected is in sight; nothing if that is told no longer. */
    public void follow() {
        int chosen = StoryRow.chosen(rows, ui);
        if (chosen < 0) {
            ui.told = "";
            return;
        }
        int bottom = Math.max(bottom(), chosen);
        while (bottom > chosen && height(chosen, bottom) > end - region.row() - 1) {
            bottom--;
        }
        ui.storyEnd = rows.get(bottom).place();
    }

    private int height(int first, int last) {
        int height = 0;
        for (int row = first; row <= last; row++) {
            height += lines(rows.get(row)).size();
        }
        return height;
    }

    /** What is selected; null if nothing is. */
    public @Nullable StoryRow selected() {
        int chosen = StoryRow.chosen(rows, ui);
        return chosen < 0 ? null : rows.get(chosen);
    }

    private static Ink ink(StoryRow row) {
        return switch (row.event().type()) {
            case ROLE_CHANGED -> Inks.BRIGHT;
            case NODE_CRASHED, NODE_FAILED -> Inks.ALARM_TEXT;
            case NODE_PAUSED, NODE_RESUMED, RULE_CHANGED, TIMEOUT_FORCED -> Inks.SAID;
            case NETWORK_CHANGED -> Inks.WALL;
            case CLIENT_CALL, CLIENT_RETURN -> Inks.CLIENT;
            default -> Inks.TEXT;
        };
    }
}
