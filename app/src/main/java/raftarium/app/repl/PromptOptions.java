package raftarium.app.repl;

import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

import raftarium.app.command.Interpreter;
import raftarium.app.session.SessionException;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.Signs;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How a prompt is opened.
 *
 * @param depth the colours of its terminal
 * @param signs the signs that its terminal shows
 * @param history where what is typed is kept; null: nowhere
 * @param cockpit what {@code tui} opens
 * @param lessons what {@code lesson} begins
 */
public record PromptOptions(
        ColorDepth depth,
        Signs signs,
        @Nullable Path history,
        CockpitOpener cockpit,
        PromptLessons lessons) {
    /** Shows the session that is open on the prompt's own terminal, until the watcher leaves. */
    public interface CockpitOpener {
        /** Opens it; lines that are typed there go to the same interpreter. */
        void open(Terminal terminal, Interpreter interpreter) throws IOException, SessionException;
    }
}
