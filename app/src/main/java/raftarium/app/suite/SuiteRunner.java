package raftarium.app.suite;

import raftarium.app.batch.ParallelTasks;
import raftarium.app.batch.ProgressLine;
import raftarium.check.mit.Mit;
import raftarium.check.mit.MitResult;
import raftarium.check.mit.MitScenario;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Runs a suite on several threads. The report gets the results in order, whatever their number. */
public final class SuiteRunner {
    private final SuitePlan plan;
    private final SuiteReport report;
    private final ProgressLine progress;
    private final Consumer<MitResult> failures;
    private final SuiteSum sum = new SuiteSum();

    /**
     * Runs nothing yet.
     *
     * @param failures is given each run that isn't within its bounds, from any thread
     */
    public SuiteRunner(
            SuitePlan plan,
            SuiteReport report,
            ProgressLine progress,
            Consumer<MitResult> failures) {
        this.plan = plan;
        this.report = report;
        this.progress = progress;
        this.failures = failures;
    }

    /** Runs all. Returns whether all held. */
    public boolean run() {
        long startNanos = System.nanoTime();
        report.begun();
        ParallelTasks.run(items(), plan.jobs(), this::run, new Telling());
        progress.end();
        report.summary(sum, (System.nanoTime() - startNanos) / 1_000_000);
        return sum.failed() == 0;
    }

    private record Item(MitScenario scenario, long seed) {
        @Override
        public String toString() {
            return scenario.key() + ", seed " + seed;
        }
    }

    private Iterator<Item> items() {
        return plan.scenarios().stream()
                .flatMap(scenario -> LongStream.range(0, plan.seeds())
                        .mapToObj(count -> new Item(scenario, plan.firstSeed() + count)))
                .iterator();
    }

    private SuiteRun run(Item item) {
        long startNanos = System.nanoTime();
        MitResult result = Mit.run(item.scenario, item.seed, plan.raft());
        long wallMillis = (System.nanoTime() - startNanos) / 1_000_000;
        if (!result.isOk()) {
            failures.accept(result);
        }
        return new SuiteRun(result, wallMillis);
    }

    /** Hands each run on to the report. */
    private final class Telling implements ParallelTasks.Taker<Item, SuiteRun> {
        private long done;

        @Override
        public boolean take(Item item, SuiteRun run) {
            done++;
            sum.add(run.result());
            progress.end();
            report.ended(run);
            waits();
            return true;
        }

        @Override
        public void waits() {
            long all = plan.scenarios().size() * plan.seeds();
            progress.show(done, all, done + " of " + all + " runs, " + sum.failed() + " failed");
        }
    }
}
