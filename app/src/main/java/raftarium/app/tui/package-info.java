/**
 * The cockpit: a cluster watched and steered on a terminal. Two threads live here. The engine's
 * owns the session: it plays the clock and carries out command lines. The screen's draws and takes
 * keys. Between them go lines one way and immutable frames the other. What is shown is a
 * function of frame, user interface state and size. What commands do is not here: a key stands
 * for a line.
 */
@NullMarked
package raftarium.app.tui;

import org.jspecify.annotations.NullMarked;
