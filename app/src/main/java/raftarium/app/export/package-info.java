/**
 * The formats in which a session is handed on, to be looked at elsewhere or read by other programs.
 * {@link raftarium.app.export.ExportFormats} lists them; an {@link
 * raftarium.app.export.ExportFormat} writes what an {@link raftarium.app.export.ExportSource}
 * tells: all of it, or what an {@link raftarium.app.export.ExportSelection} leaves. To add one,
 * write its class and put it into the list, or, in a room above this one, into that of a {@link
 * raftarium.app.export.ExportFormats.Provider}: the program's {@code export}, the prompt's and the
 * cockpit's have it from there.
 */
@NullMarked
package raftarium.app.export;

import org.jspecify.annotations.NullMarked;
