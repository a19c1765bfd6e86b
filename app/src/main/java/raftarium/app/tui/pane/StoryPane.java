package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.sim.Event;

import java.util.List;
import java.util.Locale;

/** What happened, and by which rule; the newest at the bottom. */
public final class StoryPane {
    private static final int MIN_TIME_COLUMNS = 8;

    private StoryPane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        Region region = layout.region(PaneKind.STORY);
        if (region.isEmpty()) {
            return;
        }
        List<Event> story = shown(snapshot, ui);
        int newer = snapshot.story().size() - upTo(snapshot, ui);
        String remark = newer > 0 ? newer + " newer: G" : "";
        String only = ui.filter.isEmpty() ? "" : ", only '" + ui.filter + "'";
        Pane.title(canvas, region, Pane.name(PaneKind.STORY, ui) + only, remark);
        int row = region.row() + region.rows() - 1;
        int figures = Texts.seconds(snapshot.view().nowNanos()).length();
        int timeColumns = Math.max(MIN_TIME_COLUMNS, figures + 1);
        int next = story.size() - 1;
        while (next >= 0 && row > region.row()) {
            row = event(canvas, region, row, story.get(next), timeColumns);
            if (next == story.size() - 1 && ui.focus == PaneKind.STORY) {
                canvas.put(region.column(), row + 1, ">", Inks.SAID);
            }
            next--;
        }
    }

    /** The node of the event that is selected, the one in the lowest row; 0: of none. */
    public static int node(Snapshot snapshot, UiState ui) {
        List<Event> story = shown(snapshot, ui);
        return story.isEmpty() ? 0 : story.get(story.size() - 1).node();
    }

    /** How many of the kept events are above the lower edge. */
    private static int upTo(Snapshot snapshot, UiState ui) {
        long oldest = snapshot.storyCount() - snapshot.story().size();
        long end = ui.storyEnd == UiState.NEWEST ? snapshot.storyCount() : ui.storyEnd;
        return (int) Math.max(0, Math.min(snapshot.story().size(), end - oldest));
    }

    /** Those above the lower edge that the watcher wants to see. */
    static List<Event> shown(Snapshot snapshot, UiState ui) {
        List<Event> above = snapshot.story().subList(0, upTo(snapshot, ui));
        if (ui.filter.isEmpty()) {
            return above;
        }
        String wanted = ui.filter.toLowerCase(Locale.ROOT);
        return above.stream()
                .filter(event -> event.words().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
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
            case CLIENT_CALL, CLIENT_RETURN -> Inks.CLIENT;
            default -> Inks.TEXT;
        };
    }
}
