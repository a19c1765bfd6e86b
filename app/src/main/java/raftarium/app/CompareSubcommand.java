package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.arguments.SessionMixin;
import raftarium.app.command.SessionUsages;
import raftarium.app.look.RunComparison;
import raftarium.app.script.Scenarios;
import raftarium.app.session.DataChoice;
import raftarium.app.session.SessionException;
import raftarium.app.session.SessionOpener;
import raftarium.app.session.SessionOptions;
import raftarium.session.SideBySide;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.concurrent.Callable;

/** {@code raftarium compare}. */
@Command(
        name = "compare",
        description = {
            "Runs two scripts, or one under two settings, or opens sessions, and tells both runs"
                    + " side by side: to the first event that differs, with what led there in both,"
                    + " and in figures.",
            "Two runs without a difference are the same, to the byte.",
            "Where a script goes back, or says new again, what led to its end is compared; of a"
                    + " session what led to where it is. What scripts expect doesn't matter here.",
            "Exit status: 0 they were compared, the same or not; 2 a mistake."
        },
        footer = {
            "",
            "Examples:",
            "raftarium compare election/leader-crash election/pre-vote",
            "raftarium compare election/pre-vote --with \"\" --with \"--without pre-vote\""
        })
final class CompareSubcommand implements Callable<Integer> {
    private final Program program;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..2",
            completionCandidates = Scenarios.Names.class,
            description =
                    "Scripts, names of scenarios, or saved sessions; with one script, --with says"
                            + " in what its two runs differ.")
    List<String> files = List.of();

    @Option(
            names = "--with",
            paramLabel = "OPTIONS",
            arity = "1",
            description = "What holds in one of the runs, whatever its script says: options of new,"
                    + " in quotes. Once for the second run, or twice: for the first, and for the"
                    + " second.")
    List<String> settings = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    RunSubcommand.Format format = RunSubcommand.Format.text;

    @Mixin
    SessionMixin session = new SessionMixin();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    CompareSubcommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws UsageException, MistakeException, SessionException {
        checkCounts();
        SessionOptions defaults = defaults();
        try (FinishedRun one = run(0, defaults);
                FinishedRun other = run(1, defaults)) {
            SideBySide sides = new SideBySide(
                    one.session().timeline().retelling(),
                    other.session().timeline().retelling());
            sides.run(WaitingLine.during(program, "told"));
            RunComparison comparison = new RunComparison(name(0), name(1), sides);
            System.out.println(
                    format == RunSubcommand.Format.json ? comparison.fields() : comparison.text());
        }
        return 0;
    }

    private void checkCounts() throws UsageException {
        if (files.size() == 1 && settings.isEmpty()) {
            throw new UsageException("compare needs a second FILE, or --with OPTIONS, in which"
                    + " the second run differs");
        } else if (files.size() > 2) {
            throw new UsageException("two runs are compared, not " + files.size());
        } else if (settings.size() > 2) {
            throw new UsageException("there are two runs: --with is said twice at most, not "
                    + settings.size() + " times");
        } else if (files.stream().allMatch("-"::equals) && files.size() == 2) {
            throw new UsageException("standard input has one script: only one of both can be -");
        }
    }

    /** Both runs have the same seed, if nobody says another. */
    private SessionOptions defaults() throws UsageException, MistakeException {
        SessionOptions options = session.options();
        checkKeepsNothing("--data", options.data());
        Long seed = options.cluster().seed();
        return options.withData(new DataChoice.Memory())
                .withSeed(seed == null ? SessionOpener.drawSeed() : seed);
    }

    private static void checkKeepsNothing(String option, @Nullable DataChoice data)
            throws UsageException {
        if (data instanceof DataChoice.Directory) {
            throw new UsageException(
                    option + ": compare keeps nothing, its runs are in memory: leave it out");
        }
    }

    private String file(int place) {
        return files.get(Math.min(place, files.size() - 1));
    }

    /** What is said with --with of a run: the last one is for the second. */
    private String with(int place) {
        int setting = settings.size() - 2 + place;
        return setting < 0 ? "" : settings.get(setting);
    }

    private String name(int place) {
        String with = with(place);
        return with.isBlank() ? file(place) : file(place) + "  --with \"" + with + "\"";
    }

    private FinishedRun run(int place, SessionOptions defaults)
            throws UsageException, MistakeException, SessionException {
        return FinishedRun.of(program, file(place), defaults, forced(with(place)));
    }

    private static SessionOptions forced(String with) throws UsageException {
        try {
            SessionOptions forced = SessionUsages.options(with);
            checkKeepsNothing("--with \"" + with + "\"", forced.data());
            return forced;
        } catch (MistakeException mistake) {
            throw new UsageException("--with \"" + with + "\": " + mistake.what());
        }
    }
}
