package raftarium.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import raftarium.app.arguments.SessionMixin;
import raftarium.app.repl.PlainPrompt;
import raftarium.app.session.Playground;
import raftarium.app.terminal.ColorDepth;
import raftarium.app.terminal.NoTerminalException;

import java.io.IOException;
import java.util.concurrent.Callable;

/** {@code raftarium repl}. */
@Command(
        name = "repl",
        description = "The prompt. It reads plain lines when standard input is no terminal."
                + " 'lesson' lists lessons, and 'lesson ID' begins one.")
final class ReplSubcommand implements Callable<Integer> {
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

    ReplSubcommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        try (Playground playground = new Playground(session.options())) {
            playground.openWithoutRefusedDisks();
            playground.whenMachinesFail(program::debugged);
            if (StandardStreams.areTerminal()) {
                ColorDepth depth = ColorDepth.detect(program.colorChoice(), System.getenv());
                try {
                    return new TerminalPrompt(playground, depth).run(!noHistory);
                } catch (NoTerminalException none) {
                    return plain(playground);
                }
            }
            return plain(playground);
        }
    }

    private static int plain(Playground playground) throws UsageException {
        try (LessonsAtPrompt lessons = LessonsAtPrompt.usual()) {
            return PlainPrompt.run(playground, lessons, System.in, System.out);
        } catch (IOException trouble) {
            throw new UsageException("standard input can't be read: " + trouble.getMessage());
        }
    }
}
