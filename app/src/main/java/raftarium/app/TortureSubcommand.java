package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import raftarium.app.arguments.Arguments;
import raftarium.app.batch.ProgressLine;
import raftarium.app.command.ScriptText;
import raftarium.app.script.ScriptRun;
import raftarium.app.script.ScriptRunner;
import raftarium.app.script.ScriptSource;
import raftarium.app.script.Untold;
import raftarium.app.session.DataChoice;
import raftarium.app.session.SessionFile;
import raftarium.app.session.SessionOptions;
import raftarium.app.torture.TortureJson;
import raftarium.app.torture.TorturePlan;
import raftarium.app.torture.TortureReport;
import raftarium.app.torture.TortureRunner;
import raftarium.app.torture.TortureText;
import raftarium.check.torture.TargetCondition;
import raftarium.check.torture.TortureOptions;
import raftarium.machine.MachineType;
import raftarium.raft.Membership;
import raftarium.raft.Rule;
import raftarium.words.MistakeException;

import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code raftarium torture}. */
@Command(
        name = "torture",
        description = {
            "Torments clusters by the thousand, a seed each, and checks every event.",
            "The seeds are 1..100 if not said, with --rules 1..2000.",
            "A seed that breaks something is shrunk to a short script.",
            "With --until it hunts: for the first seed that shows something worth seeing, which it"
                    + " shrinks.",
            "Exit status: 0 nothing breaks, or what was hunted for was seen; 1 something breaks,"
                    + " or it wasn't; 2 a mistake in use."
        })
final class TortureSubcommand implements Callable<Integer> {
    private static final String SCRIPT = ".raft";

    private final Program program;

    @Mixin
    SeedsMixin seeds = new SeedsMixin();

    @Mixin
    JobsMixin jobs = new JobsMixin();

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "How many nodes each cluster begins with (default: drawn, 3 to 7).")
    @Nullable
    Integer nodes;

    @Option(
            names = "--machine",
            paramLabel = "NAME",
            description = "What they replicate: kv, queue, lock, config or a class (default: kv).")
    MachineType machine = MachineType.KV;

    @Option(
            names = "--for",
            paramLabel = "D",
            description = "How long faults go on, in virtual time (default: 60s).")
    Arguments.@Nullable Span time;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Of the seeds only the Ith of N parts, 1/2 or 2/2, say.")
    @Nullable
    String shard;

    @Option(
            names = "--without",
            paramLabel = "RULE",
            description = "A rule that is off; may be repeated. See 'rules'.")
    @Nullable
    List<Rule> without;

    @Option(
            names = "--until",
            paramLabel = "CONDITION",
            description = {
                "Hunts for a seed in which that holds at some moment: 'split votes >= 3',"
                        + " 'figure 8', 'leader and stale-leader term >= 1'. See 'help conditions'"
                        + " at the prompt."
            })
    @Nullable
    TargetCondition until;

    @Option(
            names = "--rules",
            description =
                    "Without each of the safety rules: what breaks, and how soon is it found?")
    boolean rules;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description =
                    "Where scripts and their sessions are kept (default: the current directory).")
    @Nullable
    String keep;

    @Option(names = "--all", description = "Goes on after the first seed that breaks something.")
    boolean all;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    RunSubcommand.@Nullable Format format;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    TortureSubcommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws UsageException {
        TorturePlan plan = plan();
        TortureReport report = format == RunSubcommand.Format.json
                ? new TortureJson(System.out)
                : new TortureText(System.out);
        ProgressLine progress = new ProgressLine(System.err, program.isTerminal());
        TortureRunner runner = new TortureRunner(plan, report, progress, this::session);
        return (rules ? runner.runRules() : runner.run()) ? 0 : 1;
    }

    /** Keeps the session of a script beside it, where that breaks something. */
    private String session(String script) {
        String[] said = {""};
        Path file = Path.of(
                script.substring(0, script.length() - SCRIPT.length()) + SessionFile.ENDING);
        try {
            ScriptSource source = ScriptSource.readOne(script, InputStream.nullInputStream());
            SessionOptions options = SessionOptions.DEFAULT.withData(new DataChoice.Memory());
            new ScriptRunner(false)
                    .keeping(true, (run, text) -> said[0] = kept(file, text))
                    .run(new ScriptRun(source, options, null), new Untold());
        } catch (ScriptText.UnreadableException gone) {
            return String.valueOf(gone.getMessage());
        }
        return said[0];
    }

    private static String kept(Path file, String text) {
        try {
            SessionFile.write(file, text, false);
            return file.toString();
        } catch (MistakeException trouble) {
            return trouble.what();
        }
    }

    private TorturePlan plan() throws UsageException {
        if (rules && (without != null || all || shard != null || until != null)) {
            throw new UsageException("--rules turns rules off itself and stops at what breaks: no"
                    + " --without, --all, --shard or --until beside it");
        }
        Arguments.SeedRange range = seeds.seeds(1, rules ? 2_000 : 100);
        int[] part = part();
        boolean goesOn = all || until != null;
        return new TorturePlan(
                options(),
                until,
                range.first(),
                range.last(),
                part[0],
                part[1],
                jobs.jobs(),
                goesOn,
                directory());
    }

    private @Nullable Path directory() throws UsageException {
        try {
            return keep == null ? null : Path.of(keep);
        } catch (InvalidPathException nowhere) {
            throw new UsageException("--keep: there can be no such directory: " + keep);
        }
    }

    private TortureOptions options() throws UsageException {
        if (nodes != null && (nodes < 1 || nodes > Membership.MAX_NODES)) {
            throw new UsageException("--nodes is from 1 to " + Membership.MAX_NODES + ": " + nodes);
        }
        if (time != null && time.nanos() < 1_000_000_000) {
            throw new UsageException("--for takes 1s or more");
        }
        return new TortureOptions(
                nodes == null ? 0 : nodes,
                time == null ? TortureOptions.DEFAULT.forNanos() : time.nanos(),
                without == null ? List.of() : without,
                machine);
    }

    private int[] part() throws UsageException {
        if (shard == null) {
            return new int[] {1, 1};
        } else if (!shard.matches("[1-9]\\d{0,5}/[1-9]\\d{0,5}")) {
            throw new UsageException("--shard takes I/N, such as 1/2: " + shard);
        }
        int slash = shard.indexOf('/');
        int part = Integer.parseInt(shard.substring(0, slash));
        int parts = Integer.parseInt(shard.substring(slash + 1));
        if (part > parts) {
            throw new UsageException("--shard: there is no part " + part + " of " + parts);
        }
        return new int[] {part, parts};
    }
}
