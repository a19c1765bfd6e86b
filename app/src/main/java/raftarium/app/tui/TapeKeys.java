package raftarium.app.tui;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Place;
import raftarium.app.tui.pane.Layout;
import raftarium.app.tui.pane.PaneKind;
import raftarium.app.tui.pane.TapePane;
import raftarium.app.tui.pane.TapeScale;
import raftarium.app.tui.pane.UiState;

import java.math.BigDecimal;

/**
 * Moves the playhead along the tape. One moment is asked for at a time: what is wanted meanwhile
 * waits, only the newest of it, so that each moment that was asked for is seen. Of the screen's
 * thread.
 */
final class TapeKeys {
    private static final int MAX_ZOOM = 12;

    private final LineSender sender;
    private final TimeKeys time;
    private final UiState ui;

    /** What was asked for and hasn't been answered; "" for nothing. */
    private String asked = "";

    /** Where it is to be once that is answered; null: there. */
    private @Nullable Long wantedNanos;

    /** Where it will be. */
    private long headNanos;

    /** The button went down on the tape, and is still held. */
    private boolean drags;

    TapeKeys(LineSender sender, TimeKeys time, UiState ui) {
        this.sender = sender;
        this.time = time;
        this.ui = ui;
    }

    /** Whether the tape has the keys, and is seen. */
    boolean isFocused(Layout layout) {
        return ui.focus == PaneKind.TAPE && !layout.region(PaneKind.TAPE).isEmpty();
    }

    /** So many columns on, or back. */
    void step(Layout layout, int columns) {
        TapeScale scale = TapePane.scale(layout, sender.frame(), ui);
        if (scale != null) {
            long from = asked.isEmpty() ? sender.frame().view().nowNanos() : headNanos;
            go(from + columns * scale.columnNanos());
        }
    }

    /** Half as much time is seen, or twice as much; at most all. */
    void zoom(boolean closer) {
        ui.tapeZoom = Math.max(0, Math.min(ui.tapeZoom + (closer ? 1 : -1), MAX_ZOOM));
    }

    /** The button went down there: to the mark in that cell, or to the column's time. */
    void press(Layout layout, int column) {
        Frame frame = sender.frame();
        TapeScale scale = TapePane.scale(layout, frame, ui);
        if (scale != null) {
            drags = true;
            go(TapePane.nanos(scale, frame, column));
        }
    }

    /** The mouse moved while the button is held. */
    void drag(Layout layout, int column) {
        TapeScale scale = drags ? TapePane.scale(layout, sender.frame(), ui) : null;
        if (scale != null) {
            go(TapePane.time(scale, sender.frame(), column));
        }
    }

    void release() {
        drags = false;
    }

    private void go(long nanos) {
        Place place = sender.frame().place();
        headNanos = Math.max(place.startNanos(), Math.min(nanos, place.endNanos()));
        if (asked.isEmpty()) {
            ask(place);
        } else {
            wantedNanos = headNanos;
        }
    }

    private void ask(Place place) {
        String line = line(place);
        wantedNanos = null;
        time.stop();
        asked = sender.sendAnyway(line) ? line : "";
    }

    private String line(Place place) {
        if (headNanos >= place.endNanos()) {
            return "goto end";
        } else if (headNanos <= place.startNanos()) {
            return "goto start";
        }
        return "goto "
                + BigDecimal.valueOf(headNanos, 9).stripTrailingZeros().toPlainString()
                + "s";
    }

    /** A line that a key stood for was carried out. */
    void answered(String line) {
        if (line.equals(asked)) {
            asked = "";
            if (wantedNanos != null) {
                ask(sender.frame().place());
            }
        }
    }
}
