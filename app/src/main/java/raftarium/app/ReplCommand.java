package raftarium.app;

import org.jline.terminal.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import raftarium.app.command.SessionMixin;
import raftarium.app.repl.PlainPrompt;
import raftarium.app.repl.Prompt;
import raftarium.app.session.Playground;
import raftarium.app.terminal.NoTerminalException;
import raftarium.app.terminal.TtyTerminal;

import java.util.concurrent.Callable;

/** {@code raftarium repl}. */
@Command(
        name = "repl",
        description = "The prompt. It reads plain lines when standard input is no terminal.")
final class ReplCommand implements Callable<Integer> {
    @Mixin
    SessionMixin session = new SessionMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() throws Exception {
        try (Playground playground = new Playground(session.options())) {
            try (Terminal terminal = TtyTerminal.system()) {
                return new Prompt(playground, terminal).run();
            } catch (NoTerminalException plain) {
                return PlainPrompt.run(playground, System.in, System.out);
            }
        }
    }
}
