package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;

/**
 * The tape in a row, for an audience: whether the clock runs, who led in which term, where the
 * playhead stands in all of that, which moment it is, and the key that leads on.
 */
final class ThinTape {
    /** Whether the clock runs, in front of the track. */
    private static final int STATE_COLUMNS = 10;

    private static final int TIME_COLUMNS = 12;
    private static final int KEY_COLUMNS = 10;

    private ThinTape() {}

    /** The track's region, with the columns that a tape has for labels; the rest is beside it. */
    static Region region(int columns, int row) {
        int from = 1 + STATE_COLUMNS - TapeScale.LABEL_COLUMNS;
        return new Region(from, row, columns - TIME_COLUMNS - KEY_COLUMNS - from, 1);
    }

    static void draw(Canvas canvas, Region region, Frame frame, UiState ui) {
        int row = region.row();
        boolean isPast = frame.place().isPast();
        String state = isPast ? " PAST " : HeaderPane.pace(frame);
        canvas.put(isPast ? 0 : 1, row, state, isPast ? Inks.PLATE : Inks.TEXT);
        track(canvas, TapeScale.of(region, frame, 0), row, frame);
        String time = " " + CellText.seconds(frame.view().nowNanos()) + " s ";
        canvas.putRight(region.end() + TIME_COLUMNS, row, time, Inks.PLATE);
        KeyHint key = key(frame, ui);
        if (key != null) {
            int column = canvas.columns() - KEY_COLUMNS + 1;
            int behind = canvas.put(column, row, key.shown(), Inks.BRIGHT);
            canvas.put(behind + 1, row, isPast ? "back" : key.footer(), Inks.FAINT);
        }
    }

    private static void track(Canvas canvas, TapeScale scale, int row, Frame frame) {
        long end = Math.max(frame.place().endNanos(), frame.view().nowNanos());
        int head = Math.min(scale.at(frame.view().nowNanos()), scale.end() - 1);
        int known = Math.min(scale.end(), scale.at(end));
        canvas.put(scale.column(), row, "·".repeat(known - scale.column()), Inks.FAINT);
        canvas.put(known, row, "─".repeat(scale.end() - known), Inks.RULE);
        for (Leadership leads : Leadership.of(frame.tape(), end)) {
            int from = Math.max(scale.column(), scale.at(leads.fromNanos()));
            int to = Math.min(scale.end(), Math.max(from + 1, scale.at(leads.toNanos())));
            if (!leads.stale() && from < to) {
                leads(canvas, row, leads, from, to, head);
            }
        }
        canvas.put(head, row, "●", Inks.BRIGHT);
    }

    /** Thick as far as it is played, with its name where there is room for it. */
    private static void leads(
            Canvas canvas, int row, Leadership leads, int from, int to, int head) {
        Ink ink = Inks.term(leads.term());
        int played = Math.max(from, Math.min(to, head));
        canvas.put(from, row, "━".repeat(played - from), ink);
        canvas.put(played, row, "─".repeat(to - played), ink);
        String name = leads.name() + " ";
        if (name.length() < to - from) {
            canvas.put(from, row, name, ink.bold());
        }
    }

    /** The key in that column of its row; null if there is none. */
    static @Nullable KeyHint at(int column, int columns, Frame frame, UiState ui) {
        return column > columns - KEY_COLUMNS ? key(frame, ui) : null;
    }

    /** Back to the present, or to what all the keys are. */
    private static @Nullable KeyHint key(Frame frame, UiState ui) {
        String shown = frame.place().isPast() ? "End" : "?";
        for (KeyHint key : ui.keys) {
            if (key.shown().equals(shown)) {
                return key;
            }
        }
        return null;
    }
}
