package raftarium.app.tui;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Completer;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.tui.engine.Scenario;
import raftarium.app.tui.engine.Talks;
import raftarium.app.tui.paint.Look;

/**
 * How a cockpit is opened.
 *
 * @param depth the colours to draw with
 * @param mouse whether the mouse is asked for, and so taken from the terminal's own selecting
 * @param ascii whether only the signs of ASCII are drawn
 * @param presents whether it is shown to many: the cluster in block letters, with captions
 * @param settings theme, speed and keys
 * @param talks what is told to those who watch; if nothing is first: a load of the usual kind
 * @param completer completes lines that are typed; null: nothing does
 */
public record CockpitOptions(
        ColorDepth depth,
        boolean mouse,
        boolean ascii,
        boolean presents,
        Settings settings,
        Talks talks,
        @Nullable Completer completer) {
    /** With nothing but what has to be said; a scenario is played without a stop. */
    public static CockpitOptions of(
            ColorDepth depth, @Nullable Scenario scenario, @Nullable Completer completer) {
        Talks talks = Talks.played(scenario);
        return new CockpitOptions(depth, true, false, false, Settings.usual(), talks, completer);
    }

    Look look() {
        return new Look(settings.theme(), ascii);
    }
}
