package raftarium.app;

import org.jline.terminal.Terminal;

import raftarium.app.command.Interpreter;
import raftarium.app.repl.Prompt;
import raftarium.app.repl.PromptOptions;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionException;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.Signs;
import raftarium.app.terminal.TtyTerminal;
import raftarium.app.terminal.UserFiles;
import raftarium.app.tui.Cockpit;
import raftarium.app.tui.CockpitOptions;
import raftarium.app.tui.Settings;
import raftarium.app.tui.engine.Talks;

import java.io.IOException;

/** The prompt on the process's terminal, with the cockpit that can be opened from it. */
final class TerminalPrompt {
    private final Playground playground;
    private final ColorDepth depth;

    TerminalPrompt(Playground playground, ColorDepth depth) {
        this.playground = playground;
        this.depth = depth;
    }

    /** Returns the exit status. */
    int run(boolean keepsHistory) throws IOException, SessionException {
        TerminalLibrary.prepare();
        try (Terminal terminal = TtyTerminal.system();
                LessonsAtPrompt lessons = LessonsAtPrompt.usual()) {
            PromptOptions options = new PromptOptions(
                    depth,
                    Signs.said(System.getenv()),
                    keepsHistory ? UserFiles.usual().history() : null,
                    this::visit,
                    lessons);
            return new Prompt(playground, terminal, options).run();
        }
    }

    /** With the looks that were kept; a mistake in their file keeps the cockpit shut. */
    private void visit(Terminal terminal, Interpreter interpreter)
            throws IOException, SessionException {
        CockpitMixin seen = new CockpitMixin();
        try {
            Settings settings = seen.settings();
            PlayedScripts library =
                    new PlayedScripts(playground, playground.defaults(), interpreter);
            Talks talks = new Talks(null, library, true, PlayedLessons.usual(playground));
            CockpitOptions options = seen.options(depth, settings, talks, interpreter.completer());
            seen.keep(settings, Cockpit.visit(playground, interpreter, options, terminal));
        } catch (UsageException mistake) {
            throw new SessionException(String.valueOf(mistake.getMessage()));
        }
    }
}
