package raftarium.app.tui.pane;

import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;

/** A line that the inspector says. */
record Line(String text, Ink ink) {
    static Line of(String text) {
        return new Line(text, Inks.TEXT);
    }

    static Line faint(String text) {
        return new Line(text, Inks.FAINT);
    }

    static Line bright(String text) {
        return new Line(text, Inks.BRIGHT);
    }
}
