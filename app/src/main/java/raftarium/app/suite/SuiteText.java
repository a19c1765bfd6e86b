package raftarium.app.suite;

import raftarium.check.mit.MitResult;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Tells it to people: a row a scenario. With several seeds a row has how many passed, and of each
 * figure the median and the largest. What failed is said below its row.
 */
public final class SuiteText extends SuiteReport {
    /** So many failures of a scenario are told one by one. */
    private static final int MOST_FAILURES = 20;

    private static final String ONE = "%-28s %-6s %10s %8s %8s %10s %8s";
    private static final String SEVERAL = "%-28s %-9s %-19s %-13s %-15s %-19s %s";

    private final SuitePlan plan;
    private final PrintStream out;
    private final boolean colored;
    private final List<SuiteRun> ofScenario = new ArrayList<>();

    public SuiteText(SuitePlan plan, PrintStream out, boolean colored) {
        this.plan = plan;
        this.out = out;
        this.colored = colored;
    }

    @Override
    void begun() {
        if (plan.seeds() == 1) {
            row(ONE, "scenario", "", "virtual", "wall", "RPCs", "bytes", "commands");
        } else {
            row(
                    SEVERAL,
                    "median and largest",
                    "passed",
                    "virtual s",
                    "wall ms",
                    "RPCs",
                    "bytes",
                    "commands");
        }
    }

    @Override
    void ended(SuiteRun run) {
        ofScenario.add(run);
        if (ofScenario.size() < plan.seeds()) {
            return;
        }
        if (plan.seeds() == 1) {
            rowOfOne(run);
        } else {
            rowOfSeveral(run.result().scenario().key());
        }
        tellFailures();
        ofScenario.clear();
        out.flush();
    }

    private void rowOfOne(SuiteRun run) {
        MitResult result = run.result();
        row(
                ONE,
                result.scenario().key(),
                result.isOk() ? "ok" : "FAILED",
                Quantities.seconds(result.virtualNanos()),
                run.wallMillis() + " ms",
                Long.toString(result.rpcs()),
                Long.toString(result.bytes()),
                Long.toString(result.commands()));
    }

    private void rowOfSeveral(String name) {
        long passed = ofScenario.stream().filter(run -> run.result().isOk()).count();
        row(
                SEVERAL,
                name,
                passed + "/" + plan.seeds(),
                seconds(figures(run -> run.result().virtualNanos())),
                pair(figures(SuiteRun::wallMillis)),
                pair(figures(run -> run.result().rpcs())),
                pair(figures(run -> run.result().bytes())),
                pair(figures(run -> run.result().commands())));
    }

    /** The median and the largest; of an even number the lower of the two in the middle. */
    private long[] figures(ToLongFunction<SuiteRun> figure) {
        long[] sorted = ofScenario.stream().mapToLong(figure).sorted().toArray();
        return new long[] {sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]};
    }

    private static String pair(long[] figures) {
        return figures[0] + "  " + figures[1];
    }

    private static String seconds(long[] nanos) {
        String unit = " s";
        return Quantities.seconds(nanos[0]).replace(unit, "")
                + "  "
                + Quantities.seconds(nanos[1]).replace(unit, "");
    }

    private void row(String format, Object... cells) {
        out.println(String.format(Locale.ROOT, format, cells).stripTrailing());
    }

    private void tellFailures() {
        List<MitResult> failed = ofScenario.stream()
                .map(SuiteRun::result)
                .filter(result -> !result.isOk())
                .toList();
        failed.stream()
                .limit(MOST_FAILURES)
                .forEach(result ->
                        out.println("  " + colored("FAILED") + " " + Shown.line(result.failure())));
        if (failed.size() > MOST_FAILURES) {
            out.println("  and " + (failed.size() - MOST_FAILURES) + " more seeds");
        }
    }

    @Override
    void summary(SuiteSum sum, long wallMillis) {
        String rules =
                plan.raft().rules().modified() ? "  " + plan.raft().rules().label() : "";
        String seeds = plan.seeds() == 1
                ? "seed " + plan.firstSeed()
                : "seeds " + plan.firstSeed() + ".." + plan.lastSeed();
        out.println(colored(sum.failed() == 0 ? "ok" : "FAILED") + "  " + sum.passed() + " of "
                + (sum.passed() + sum.failed()) + " within their bounds  "
                + Quantities.seconds(sum.virtualNanos()) + " in " + wallMillis + " ms  " + seeds
                + "  digest " + sum.digest() + rules);
        out.flush();
    }

    private String colored(String verdict) {
        String color = verdict.equals("ok") ? "34" : "33;1";
        return colored ? "\u001b[" + color + "m" + verdict + "\u001b[0m" : verdict;
    }
}
