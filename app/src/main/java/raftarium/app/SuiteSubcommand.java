package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import raftarium.app.arguments.Arguments;
import raftarium.app.batch.ProgressLine;
import raftarium.app.command.LineOrigin;
import raftarium.app.script.ScriptRun;
import raftarium.app.script.ScriptRunner;
import raftarium.app.script.ScriptSource;
import raftarium.app.script.Untold;
import raftarium.app.session.DataChoice;
import raftarium.app.session.SessionOptions;
import raftarium.app.suite.SuiteJson;
import raftarium.app.suite.SuitePlan;
import raftarium.app.suite.SuiteReport;
import raftarium.app.suite.SuiteRunner;
import raftarium.app.suite.SuiteText;
import raftarium.check.mit.Mit;
import raftarium.check.mit.MitResult;
import raftarium.check.mit.MitScenario;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.words.Lexer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code raftarium suite}. */
@Command(
        name = "suite",
        description = {
            "Runs a named collection of scenarios, with seed 1 or --seeds, and shows a table.",
            "Exit status: 0 all held within their bounds; 1 one didn't; 2 a mistake."
        })
final class SuiteSubcommand implements Callable<Integer> {
    private static final String MIT = "mit";

    private final Program program;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "Which suite: mit. Without it: lists what there is.")
    @Nullable
    String name;

    @Parameters(
            index = "1..*",
            paramLabel = "SCENARIO",
            completionCandidates = Keys.class,
            description = "Only these of its scenarios.")
    List<String> chosen = List.of();

    @Option(names = "--list", description = "Lists its scenarios and runs nothing.")
    boolean list;

    @Mixin
    SeedsMixin seeds = new SeedsMixin();

    @Mixin
    JobsMixin jobs = new JobsMixin();

    @Option(
            names = "--without",
            paramLabel = "RULE",
            description = "A rule that is off; may be repeated: what are the bounds worth?")
    @Nullable
    List<Rule> without;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keeps a session of each run that isn't within its bounds, where that"
                    + " showed: 'raftarium replay' opens it. A note in it says what was"
                    + " expected.")
    @Nullable
    String keep;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    RunSubcommand.@Nullable Format format;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    SuiteSubcommand(Program program) {
        this.program = program;
    }

    /** The suites that there are. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(MIT).iterator();
        }
    }

    /** The scenarios of a suite. */
    static final class Keys implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return keys().iterator();
        }
    }

    private static List<String> keys() {
        return Arrays.stream(MitScenario.values()).map(MitScenario::key).toList();
    }

    @Override
    public Integer call() throws Exception {
        if (name == null) {
            System.out.println("mit  the 28 scenarios of the Raft lab of MIT's course 6.5840");
            return 0;
        } else if (!name.equals(MIT)) {
            throw new UsageException(
                    "there is no suite '" + name + "'" + Arguments.hint(name, List.of(MIT)));
        }
        List<MitScenario> scenarios = scenarios();
        if (list) {
            scenarios.forEach(SuiteSubcommand::describe);
            return 0;
        }
        SuitePlan plan = plan(scenarios);
        SuiteReport report = format == RunSubcommand.Format.json
                ? new SuiteJson(plan, System.out)
                : new SuiteText(plan, System.out, program.colorsOutput());
        ProgressLine progress = new ProgressLine(System.err, program.isTerminal());
        KeptRuns kept = keep == null ? null : KeptRuns.in(keep);
        boolean isOk = new SuiteRunner(plan, report, progress, result -> {
                    if (kept != null) {
                        keep(kept, result, plan);
                    }
                })
                .run();
        if (kept != null) {
            kept.tell();
        } else if (!isOk && format != RunSubcommand.Format.json) {
            KeptRuns.tellHow(spec);
        }
        return isOk ? 0 : 1;
    }

    /** Does the same to a cluster once more, by commands, and keeps the session of that. */
    private static void keep(KeptRuns kept, MitResult result, SuitePlan plan) {
        String name = result.scenario().key();
        List<String> lines =
                new ArrayList<>(Mit.script(result.scenario(), result.seed(), plan.raft()));
        lines.add("note " + Lexer.typed(result.failure()));
        ScriptSource source =
                new ScriptSource(name, name, String.join("\n", lines), LineOrigin.TYPED);
        SessionOptions options = SessionOptions.DEFAULT.withData(new DataChoice.Memory());
        new ScriptRunner(false)
                .keeping(true, kept::keep)
                .run(new ScriptRun(source, options, result.seed()), new Untold());
    }

    private static void describe(MitScenario scenario) {
        System.out.println(String.format(
                Locale.ROOT,
                "%-28s %d nodes: %s",
                scenario.key(),
                scenario.nodes(),
                scenario.sentence()));
    }

    private SuitePlan plan(List<MitScenario> scenarios) throws UsageException {
        Arguments.SeedRange range = seeds.seeds(1, 1);
        Rules rules = without == null ? Rules.PAPER : Rules.without(without);
        return new SuitePlan(
                scenarios, range.first(), range.last(), Mit.CONFIG.withRules(rules), jobs.jobs());
    }

    /** Those that were named, in that order, or all. */
    private List<MitScenario> scenarios() throws UsageException {
        List<MitScenario> scenarios = new ArrayList<>();
        for (String key : chosen) {
            scenarios.add(MitScenario.of(key)
                    .orElseThrow(() -> new UsageException(
                            "there is no scenario '" + key + "' in mit" + hint(key))));
        }
        return scenarios.isEmpty() ? List.of(MitScenario.values()) : scenarios;
    }

    private static String hint(String key) {
        return Arguments.hint(key, keys());
    }
}
