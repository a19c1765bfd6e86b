/**
 * The thread that owns the session: it carries out lines, plays the virtual clock, and publishes
 * immutable frames of what it does.
 */
@NullMarked
package raftarium.app.tui.engine;

import org.jspecify.annotations.NullMarked;
