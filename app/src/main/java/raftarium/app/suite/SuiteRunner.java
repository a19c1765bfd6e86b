package raftarium.app.suite;

import raftarium.check.mit.Mit;
import raftarium.check.mit.MitScenario;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a suite on several threads. The report gets the results in order, whatever their number. */
public final class SuiteRunner {
    /** How many runs may be ahead of the one that is told next, for each thread. */
    private static final int AHEAD = 4;

    private final SuitePlan plan;
    private final SuiteReport report;
    private final ArrayDeque<Future<SuiteRun>> underWay = new ArrayDeque<>();
    private final SuiteSum sum = new SuiteSum();

    public SuiteRunner(SuitePlan plan, SuiteReport report) {
        this.plan = plan;
        this.report = report;
    }

    /** Runs all. Returns whether all held. */
    public boolean run() throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(plan.jobs());
        long startNanos = System.nanoTime();
        try {
            report.begun();
            for (MitScenario scenario : plan.scenarios()) {
                for (long count = 0; count < plan.seeds(); count++) {
                    long seed = plan.firstSeed() + count;
                    underWay.add(workers.submit(() -> run(scenario, seed)));
                    tellUntil(AHEAD * plan.jobs());
                }
            }
            tellUntil(0);
        } finally {
            workers.shutdownNow();
        }
        report.summary(sum, (System.nanoTime() - startNanos) / 1_000_000);
        return sum.failed() == 0;
    }

    private SuiteRun run(MitScenario scenario, long seed) {
        long startNanos = System.nanoTime();
        var result = Mit.run(scenario, seed, plan.raft());
        return new SuiteRun(result, (System.nanoTime() - startNanos) / 1_000_000);
    }

    private void tellUntil(int left) throws InterruptedException, ExecutionException {
        while (underWay.size() > left) {
            SuiteRun run = underWay.remove().get();
            sum.add(run.result());
            report.ended(run);
        }
    }
}
