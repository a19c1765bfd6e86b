package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.command.CommandLines;
import raftarium.app.command.SessionMixin;
import raftarium.app.script.JsonReport;
import raftarium.app.script.Report;
import raftarium.app.script.ScriptRunner;
import raftarium.app.script.ScriptSource;
import raftarium.app.script.TextReport;
import raftarium.app.session.DataChoice;
import raftarium.app.session.SessionOptions;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code raftarium run}. */
@Command(
        name = "run",
        description = {
            "Runs scripts, headless, as fast as the machine goes, each in a session of its own.",
            "Exit status: 0 all held; 1 something failed or a property was broken; 2 a mistake."
        })
final class RunCommand implements Callable<Integer> {
    private static final long MAX_SEEDS = 1_000_000;

    private final Program program;

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Scripts; directories with all the *.raft in them; - for standard input.")
    List<String> files = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "Runs each script with each of these seeds, whatever it says itself.")
    CommandLines.@Nullable SeedRange seeds;

    @Option(names = "--fail-fast", description = "The first that fails ends its script.")
    boolean failFast;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    @Nullable
    Format format;

    @Mixin
    SessionMixin session = new SessionMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    RunCommand(Program program) {
        this.program = program;
    }

    /** How it is told. */
    enum Format {
        text,
        json
    }

    @Override
    public Integer call() throws Exception {
        SessionOptions options = session.options();
        List<ScriptSource> sources;
        try {
            sources = ScriptSource.read(files, System.in);
        } catch (ScriptSource.UnreadableException unreadable) {
            throw new UsageException(String.valueOf(unreadable.getMessage()));
        }
        Report report = format == Format.json
                ? new JsonReport(System.out)
                : new TextReport(System.out, program.colorsOutput());
        ScriptRunner runner = new ScriptRunner(report, failFast);
        if (seeds == null) {
            for (ScriptSource source : sources) {
                runner.run(source, placed(options, sources, source, ""));
            }
        } else {
            runSeeds(runner, sources, options, seeds.first(), seeds.last());
        }
        return runner.finish().exitStatus();
    }

    private static void runSeeds(
            ScriptRunner runner,
            List<ScriptSource> sources,
            SessionOptions options,
            long first,
            long last)
            throws UsageException {
        if (last - first >= MAX_SEEDS || last - first < 0) {
            throw new UsageException("--seeds takes at most " + MAX_SEEDS + " seeds");
        }
        for (ScriptSource source : sources) {
            for (long count = 0; count <= last - first; count++) {
                long seed = first + count;
                runner.run(source, placed(options, sources, source, "-seed-" + seed), seed);
            }
        }
    }

    /** Several runs have a directory each, below the one that was named. */
    private static SessionOptions placed(
            SessionOptions options,
            List<ScriptSource> sources,
            ScriptSource source,
            String suffix) {
        boolean alone = sources.size() == 1 && suffix.isEmpty();
        if (options.data() instanceof DataChoice.Directory directory && !alone) {
            Path place = directory.path().resolve(source.stem() + suffix);
            return options.withData(new DataChoice.Directory(place));
        }
        return options;
    }
}
