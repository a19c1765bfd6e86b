/**
 * The cockpit as it would have been seen while a session was played, handed on: as a recording of a
 * terminal, as a moving picture, as a picture. A {@link raftarium.app.tui.film.Reel} tells the
 * session again and draws frame after frame, in virtual time, without a terminal and without a
 * clock: one session gives one file, to the byte. The formats are {@link
 * raftarium.app.export.ExportFormat}s, found as services.
 */
@NullMarked
package raftarium.app.tui.film;

import org.jspecify.annotations.NullMarked;
