package raftarium.app;

import org.jline.terminal.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import raftarium.app.command.SessionMixin;
import raftarium.app.repl.PlainPrompt;
import raftarium.app.repl.Prompt;
import raftarium.app.repl.PromptOptions;
import raftarium.app.session.Playground;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.NoTerminalException;
import raftarium.app.terminal.TtyTerminal;
import raftarium.app.terminal.UserFiles;
import raftarium.app.tui.Cockpit;

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
                (terminal, interpreter) -> Cockpit.visit(playground, interpreter, depth, terminal));
    }
}
