package raftarium.app.tui;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Completer;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.tui.engine.Scenario;

/**
 * How a cockpit is opened.
 *
 * @param depth the colours to draw with
 * @param mouse whether the mouse is asked for, and so taken from the terminal's own selecting
 * @param scenario what is played first; null: a load of the usual kind
 * @param completer completes lines that are typed; null: nothing does
 */
public record CockpitOptions(
        ColorDepth depth,
        boolean mouse,
        @Nullable Scenario scenario,
        @Nullable Completer completer) {}
