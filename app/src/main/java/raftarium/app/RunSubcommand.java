package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import raftarium.app.arguments.Arguments.SeedRange;
import raftarium.app.arguments.SessionMixin;
import raftarium.app.batch.ProgressLine;
import raftarium.app.command.ScriptText;
import raftarium.app.script.Batch;
import raftarium.app.script.JsonReport;
import raftarium.app.script.JunitReport;
import raftarium.app.script.Report;
import raftarium.app.script.Scenarios;
import raftarium.app.script.ScriptRun;
import raftarium.app.script.ScriptRunner;
import raftarium.app.script.ScriptSource;
import raftarium.app.script.TapReport;
import raftarium.app.script.TextReport;
import raftarium.app.session.DataChoice;
import raftarium.app.session.SessionOptions;
import raftarium.words.Shown;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/** {@code raftarium run}. */
@Command(
        name = "run",
        description = {
            "Runs scripts, headless, as fast as the machine goes, each in a session of its own.",
            "With --seeds each with each seed, whatever it says itself.",
            "Exit status: 0 all held; 1 something failed or a property was broken; 2 a mistake."
        },
        footer = {"", "Example: raftarium run election/leader-crash"})
final class RunSubcommand implements Callable<Integer> {
    private final Program program;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "0..*",
            completionCandidates = Scenarios.Names.class,
            description =
                    "Scripts; directories with all the *.raft in them; names of scenarios that"
                            + " come with the program, election/leader-crash, or of a folder,"
                            + " election; - for standard input. A file goes before a scenario.")
    List<String> files = List.of();

    @Mixin
    SeedsMixin seeds = new SeedsMixin();

    @Mixin
    JobsMixin jobs = new JobsMixin();

    @Option(
            names = "--list",
            description = "Lists them, each with its first line; runs nothing. Without FILE: the"
                    + " scenarios that come with the program.")
    boolean list;

    @Option(names = "--fail-fast", description = "The first that fails ends its script.")
    boolean failFast;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, tap or junit.")
    RunFormat format = RunFormat.text;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keeps the session of each script that isn't all right, where that showed"
                    + " first: 'raftarium replay' opens it.")
    @Nullable
    String keep;

    @Mixin
    SessionMixin session = new SessionMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    RunSubcommand(Program program) {
        this.program = program;
    }

    /** How things are told. */
    enum Format {
        text,
        json
    }

    /** How a run is told. */
    enum RunFormat {
        text,
        json,
        tap,
        junit
    }

    @Override
    public Integer call() throws Exception {
        SessionOptions options = session.options();
        List<ScriptSource> sources = sources();
        if (list) {
            list(sources);
            return 0;
        }
        SeedRange range = seeds.seeds();
        long each = range == null ? 1 : range.last() - range.first() + 1;
        Iterator<ScriptRun> runs = sources.stream()
                .flatMap(source -> LongStream.range(0, each)
                        .mapToObj(place -> range == null ? null : range.first() + place)
                        .map(seed -> {
                            boolean alone = sources.size() == 1 && seed == null;
                            return new ScriptRun(
                                    source, alone ? options : placed(options, source, seed), seed);
                        }))
                .iterator();
        long count = each * sources.size();
        int atATime = jobs.jobs();
        ProgressLine progress = new ProgressLine(System.err, program.isTerminal());
        ScriptRunner runner = new ScriptRunner(failFast, program::debugged);
        KeptRuns kept = keep == null ? null : KeptRuns.in(keep);
        int status = new Batch(
                        kept == null ? runner : runner.keeping(false, kept::keep),
                        report(),
                        System.out,
                        progress)
                .run(runs, count, count > 1 && canMeet(sources) ? 1 : atATime)
                .exitStatus();
        if (kept != null) {
            kept.tell();
        } else if (status == 1 && format == RunFormat.text && canBeRunAgain(options)) {
            KeptRuns.tellHow(spec);
        }
        return status;
    }

    private List<ScriptSource> sources() throws UsageException {
        if (files.isEmpty() && list) {
            return Scenarios.list();
        } else if (files.isEmpty()) {
            throw new UsageException(
                    "FILE|DIR is missing: scripts, or the names of scenarios, which"
                            + " 'run --list' lists");
        }
        try {
            return ScriptSource.read(files, System.in);
        } catch (ScriptText.UnreadableException unreadable) {
            throw new UsageException(String.valueOf(unreadable.getMessage()));
        }
    }

    private static void list(List<ScriptSource> sources) {
        int width = sources.stream()
                .mapToInt(source -> Shown.line(source.name()).length())
                .max()
                .orElse(0);
        for (ScriptSource source : sources) {
            String name = Shown.line(source.name());
            String blanks = " ".repeat(width - name.length());
            System.out.println((name + blanks + "  " + Shown.line(source.title())).stripTrailing());
        }
    }

    /** Whether one may use a file or directory of another: then they go one after the other. */
    private static boolean canMeet(List<ScriptSource> sources) {
        long places = sources.stream().map(ScriptSource::stem).distinct().count();
        return places < sources.size() || sources.stream().anyMatch(ScriptSource::namesFiles);
    }

    /** Not from where it stopped in a directory, and what standard input said is gone. */
    private boolean canBeRunAgain(SessionOptions options) {
        return !(options.data() instanceof DataChoice.Directory) && !files.contains("-");
    }

    private Report report() {
        return switch (format) {
            case text -> new TextReport(program.colorsOutput());
            case json -> new JsonReport();
            case tap -> new TapReport();
            case junit -> new JunitReport();
        };
    }

    /** Several runs have a directory each, below the one that was named. */
    private static SessionOptions placed(
            SessionOptions options, ScriptSource source, @Nullable Long seed) {
        if (options.data() instanceof DataChoice.Directory directory) {
            String name = seed == null ? source.stem() : source.stem() + "-seed-" + seed;
            Path place = directory.path().resolve(name);
            return options.withData(new DataChoice.Directory(place));
        }
        return options;
    }
}
