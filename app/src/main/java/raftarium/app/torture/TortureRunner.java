package raftarium.app.torture;

import org.jspecify.annotations.Nullable;

import raftarium.app.batch.ParallelTasks;
import raftarium.app.batch.ProgressLine;
import raftarium.check.torture.Shrunk;
import raftarium.check.torture.Torture;
import raftarium.check.torture.TrialResult;
import raftarium.raft.Rule;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs seeds, and shrinks the first of them that breaks something. */
public final class TortureRunner {
    /** A script of so many lines can be understood. */
    private static final int SHORT_LINES = 25;

    /** So many seeds are shrunk at most, until one gives a script that is short. */
    private static final int MOST_FOUND = 6;

    private final TorturePlan plan;
    private final TortureReport report;
    private final ProgressLine progress;

    /** Keeps the session of a script beside it. */
    private final UnaryOperator<String> sessions;

    /**
     * Runs nothing yet.
     *
     * @param sessions keeps the session of a script beside it: is given its file, and returns where
     *     it is, or why it is nowhere, in words
     */
    public TortureRunner(
            TorturePlan plan,
            TortureReport report,
            ProgressLine progress,
            UnaryOperator<String> sessions) {
        this.plan = plan;
        this.sessions = sessions;
        this.report = report;
        this.progress = progress;
    }

    /** Runs all. Returns whether nothing was found, or what was hunted for. */
    public boolean run() {
        long began = System.nanoTime();
        TortureSum sum = new TortureSum();
        Torture torture = new Torture(plan.options(), plan.target());
        Search search = new Search(sum, plan.seeds().size(), plan.all(), "");
        ParallelTasks.run(plan.seeds().iterator(), plan.jobs(), torture::result, search);
        progress.end();
        Long shown = search.seen != null ? search.seen : search.found;
        if (shown != null) {
            String name = (search.seen != null ? "hunt-" : "torture-") + shown + ".raft";
            shrink(torture, shown, name);
        }
        report.summary(sum, plan, search.seen, millisSince(began));
        boolean mayBreak = plan.target() != null && !plan.options().off().isEmpty();
        return (sum.failed() == 0 || mayBreak) && (plan.target() == null || search.seen != null);
    }

    private void shrink(Torture torture, long seed, String name) {
        long began = System.nanoTime();
        Shrunk shrunk = torture.shrink(seed);
        if (shrunk == null) {
            report.vanished(seed, plan.options().machine());
            return;
        }
        ScriptFile.Kept kept = ScriptFile.keep(plan.directory(), name, shrunk, plan);
        String session = kept.isThere() ? sessions.apply(kept.words()) : "";
        report.shrunk(shrunk, millisSince(began), kept.words(), session);
    }

    /** Runs all without each of the safety rules. Returns whether each of them is missed. */
    public boolean runRules() {
        long began = System.nanoTime();
        List<Rule> rules = Arrays.stream(Rule.values())
                .filter(rule -> rule.kind() == Rule.Kind.SAFETY)
                .toList();
        int caught = 0;
        for (Rule rule : rules) {
            caught += isMissed(rule) ? 1 : 0;
        }
        report.rules(caught, rules.size(), millisSince(began));
        return caught == rules.size();
    }

    private boolean isMissed(Rule rule) {
        long began = System.nanoTime();
        TorturePlan without = plan.without(List.of(rule));
        Torture torture = new Torture(without.options());
        TortureSum sum = new TortureSum();
        List<Long> left = plan.seeds();
        Shrunk best = null;
        long needed = 0;
        for (int found = 0; found < MOST_FOUND && !left.isEmpty() && !isShort(best); found++) {
            Search search = new Search(sum, plan.seeds().size(), false, rule.key() + ": ");
            search.safetyOnly = true;
            ParallelTasks.run(left.iterator(), plan.jobs(), torture::result, search);
            Long seed = search.found;
            needed = best == null ? sum.seeds() : needed;
            left = seed == null ? List.of() : left.subList(left.indexOf(seed) + 1, left.size());
            best = seed == null ? best : shorter(best, torture.shrink(seed));
        }
        progress.end();
        report.rule(rule, needed, best, millisSince(began));
        if (best != null && plan.directory() != null) {
            ScriptFile.keep(plan.directory(), "torture-" + rule.key() + ".raft", best, without);
        }
        return best != null;
    }

    private static boolean isShort(@Nullable Shrunk shrunk) {
        return shrunk != null && shrunk.lines().size() <= SHORT_LINES;
    }

    private static @Nullable Shrunk shorter(@Nullable Shrunk one, @Nullable Shrunk other) {
        if (other == null) {
            return one;
        }
        return one != null && one.lines().size() <= other.lines().size() ? one : other;
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    /** Looks for the first seed that breaks something, or shows what is hunted for. */
    private final class Search implements ParallelTasks.Taker<Long, TrialResult> {
        private final TortureSum sum;
        private final int seeds;
        private final boolean goesOn;
        private final String what;

        /** Not to get well isn't enough. */
        private boolean safetyOnly;

        private @Nullable Long found;
        private @Nullable Long seen;

        Search(TortureSum sum, int seeds, boolean goesOn, String what) {
            this.sum = sum;
            this.seeds = seeds;
            this.goesOn = goesOn;
            this.what = what;
        }

        @Override
        public boolean take(Long seed, TrialResult result) {
            sum.add(result);
            waits();
            boolean fails = !result.isOk()
                    && !(safetyOnly && result.property().equals(TrialResult.CONVERGENCE));
            found = found == null && fails ? seed : found;
            seen = result.isSeen() ? seed : seen;
            if (!safetyOnly) {
                if (fails || result.isSeen()) {
                    progress.end();
                }
                report.ended(seed, result);
            }
            return seen == null && (!fails || goesOn);
        }

        @Override
        public void waits() {
            String broken = sum.failed() == 1 ? " breaks something" : " break something";
            progress.show(
                    sum.seeds(),
                    seeds,
                    what + sum.seeds() + " of " + seeds + " seeds, " + sum.failed() + broken);
        }
    }
}
