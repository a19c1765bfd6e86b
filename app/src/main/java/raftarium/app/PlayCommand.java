package raftarium.app;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import raftarium.app.command.SessionMixin;

/** {@code raftarium play}. */
@Command(name = "play", description = "The cockpit: a cluster that runs, or a scenario, watched.")
final class PlayCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A scenario to watch.")
    @Nullable String file;

    @Mixin SessionMixin session = new SessionMixin();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    boolean help;

    PlayCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        return play(session, file);
    }

    int play(SessionMixin options, @Nullable String scenario) throws Exception {
        if (scenario != null || program.debug) {
            throw new UsageException("the cockpit can't watch a scenario yet: run " + scenario);
        }
        return options.options().nodes() == null ? 0 : 1;
    }
}
