package raftarium.app;

import org.jline.terminal.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import raftarium.app.command.Interpreter;
import raftarium.app.command.SessionMixin;
import raftarium.app.repl.PlainPrompt;
import raftarium.app.repl.Prompt;
import raftarium.app.repl.PromptOptions;
import raftarium.app.session.Playground;
import raftarium.app.session.SessionException;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.NoTerminalException;
import raftarium.app.terminal.TtyTerminal;
import raftarium.app.terminal.UserFiles;
import raftarium.app.tui.Cockpit;
import raftarium.app.tui.CockpitOptions;
import raftarium.app.tui.Settings;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code raftarium repl}. */
@Command(
        name = "repl",
        description = "The prompt. It reads plain lines when standard input is no terminal.")
final class ReplCommand implements Callable<Integer> {
    private final Program program;

    @Option(names = "--no-history", description = "Doesn't keep what is typed for the next time.")
    boolean noHistory;

    @Mixin
    SessionMixin session = new SessionMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    ReplCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        try (Playground playground = new Playground(session.options())) {
            try (Terminal terminal = TtyTerminal.system()) {
                return new Prompt(playground, terminal, options(playground)).run();
            } catch (NoTerminalException plain) {
                return PlainPrompt.run(playground, System.in, System.out);
            }
        }
    }

    private PromptOptions options(Playground playground) {
        ColorDepth depth = ColorDepth.detect(program.colorChoice(), System.getenv());
        return new PromptOptions(
                depth,
                noHistory ? null : UserFiles.usual().history(),
                (terminal, interpreter) -> visit(playground, interpreter, depth, terminal));
    }

    /** With the looks that were kept; a mistake in their file keeps the cockpit shut. */
    private static void visit(
            Playground playground, Interpreter interpreter, ColorDepth depth, Terminal terminal)
            throws IOException, SessionException {
        CockpitMixin seen = new CockpitMixin();
        try {
            Settings settings = seen.settings();
            CockpitOptions options = seen.options(depth, settings, null, interpreter.completer());
            seen.keep(settings, Cockpit.visit(playground, interpreter, options, terminal));
        } catch (UsageException mistake) {
            throw new SessionException(String.valueOf(mistake.getMessage()));
        }
    }
}
