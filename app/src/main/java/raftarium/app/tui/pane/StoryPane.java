package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.sim.Event;

import java.util.List;

/** What happened, and by which rule; the newest at the bottom. */
final class StoryPane {
    private static final int MIN_TIME_COLUMNS = 8;

    private StoryPane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        Region region = layout.story();
        List<Event> story = snapshot.story();
        long oldest = snapshot.storyCount() - story.size();
        long end = ui.storyEnd == UiState.NEWEST ? snapshot.storyCount() : ui.storyEnd;
        int next = (int) Math.max(0, Math.min(story.size(), end - oldest)) - 1;
        String remark = next < story.size() - 1 ? story.size() - 1 - next + " newer: End" : "";
        Pane.title(canvas, region, "story", remark);
        int row = region.row() + region.rows() - 1;
        int figures = Texts.seconds(snapshot.view().nowNanos()).length();
        int timeColumns = Math.max(MIN_TIME_COLUMNS, figures + 1);
        while (next >= 0 && row > region.row()) {
            row = event(canvas, region, row, story.get(next), timeColumns);
            next--;
        }
    }

    /**
     * Writes it above that row, the row included; but no part of an old one. Returns the row above.
     */
    private static int event(Canvas canvas, Region region, int row, Event event, int timeColumns) {
        int begin = region.column() + timeColumns + 1;
        List<String> lines = Texts.wrap(event.words(), region.end() - begin);
        boolean newest = row == region.row() + region.rows() - 1;
        int first = Math.max(row - lines.size() + 1, newest ? region.row() + 1 : 0);
        if (first <= region.row()) {
            return region.row();
        }
        String time = Texts.right(Texts.seconds(event.atNanos()), timeColumns);
        canvas.put(region.column(), first, time, Inks.FAINT);
        for (int at = first; at <= row; at++) {
            canvas.put(begin, at, lines.get(at - first), ink(event), region.end());
        }
        return first - 1;
    }

    private static Ink ink(Event event) {
        return switch (event.type()) {
            case ROLE_CHANGED -> Inks.BRIGHT;
            case NODE_CRASHED,
                    NODE_FAILED,
                    NODE_PAUSED,
                    NODE_STARTED,
                    NODE_RESUMED,
                    NETWORK_CHANGED,
                    RULE_CHANGED,
                    TIMEOUT_FORCED -> Inks.ALARM_TEXT;
            case CLIENT_RETURN -> Inks.CLOCK;
            default -> Inks.TEXT;
        };
    }
}
