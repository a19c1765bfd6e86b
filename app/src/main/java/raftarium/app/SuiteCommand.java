package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import raftarium.app.command.CommandLines;
import raftarium.app.suite.SuiteJson;
import raftarium.app.suite.SuitePlan;
import raftarium.app.suite.SuiteReport;
import raftarium.app.suite.SuiteRunner;
import raftarium.app.suite.SuiteText;
import raftarium.check.mit.Mit;
import raftarium.check.mit.MitScenario;
import raftarium.raft.Rule;
import raftarium.raft.Rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code raftarium suite}. */
@Command(
        name = "suite",
        description = {
            "Runs a named collection of scenarios and shows a table of them.",
            "Exit status: 0 all held within their bounds; 1 one didn't; 2 a mistake."
        })
final class SuiteCommand implements Callable<Integer> {
    private static final String MIT = "mit";

    private final Program program;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Which suite: mit. Without it: lists what there is.")
    @Nullable
    String name;

    @Parameters(
            index = "1..*",
            paramLabel = "SCENARIO",
            description = "Only these of its scenarios.")
    List<String> chosen = List.of();

    @Option(names = "--list", description = "Lists its scenarios and runs nothing.")
    boolean list;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "Each scenario with each of these seeds (default: 1).")
    CommandLines.@Nullable SeedRange seeds;

    @Option(
            names = "--jobs",
            paramLabel = "J",
            description = "How many run at a time (default: one a core). Changes no result.")
    int jobs = Math.min(Runtime.getRuntime().availableProcessors(), SuitePlan.MAX_JOBS);

    @Option(
            names = "--without",
            paramLabel = "RULE",
            description = "A rule that is off; may be repeated: what are the bounds worth?")
    @Nullable
    List<Rule> without;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    RunCommand.@Nullable Format format;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    SuiteCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        if (name == null) {
            System.out.println("mit  the 28 scenarios of the Raft lab of MIT's course 6.5840");
            return 0;
        } else if (!name.equals(MIT)) {
            throw new UsageException(
                    "there is no suite '" + name + "'" + CommandLines.hint(name, List.of(MIT)));
        }
        List<MitScenario> scenarios = scenarios();
        if (list) {
            scenarios.forEach(SuiteCommand::describe);
            return 0;
        }
        SuitePlan plan = plan(scenarios);
        SuiteReport report = format == RunCommand.Format.json
                ? new SuiteJson(plan, System.out)
                : new SuiteText(plan, System.out, program.colorsOutput());
        return new SuiteRunner(plan, report).run() ? 0 : 1;
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
        long first = seeds == null ? 1 : seeds.first();
        long last = seeds == null ? 1 : seeds.last();
        if (last - first >= SuitePlan.MAX_SEEDS || last - first < 0) {
            throw new UsageException("--seeds takes at most " + SuitePlan.MAX_SEEDS + " seeds");
        } else if (jobs < 1 || jobs > SuitePlan.MAX_JOBS) {
            throw new UsageException("--jobs is from 1 to " + SuitePlan.MAX_JOBS + ": " + jobs);
        }
        Rules rules = without == null ? Rules.PAPER : Rules.without(without);
        return new SuitePlan(scenarios, first, last, Mit.CONFIG.withRules(rules), jobs);
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
        return CommandLines.hint(
                key, Arrays.stream(MitScenario.values()).map(MitScenario::key).toList());
    }
}
