package raftarium.check.torture;

import org.jspecify.annotations.Nullable;

import raftarium.command.TimeCommand;
import raftarium.words.Quantities;

import java.util.List;

/**
 * Injects faults into clusters, one cluster a seed. The same seed and options give the same result,
 * on any thread. Of a seed only the result is kept.
 */
public final class Torture {
    private final TortureOptions options;
    private final @Nullable Target target;

    /** With what all seeds have in common. */
    public Torture(TortureOptions options) {
        this(options, null);
    }

    /**
     * A hunt: each seed is left as soon as it shows what is hunted for.
     *
     * @param target null: nothing but what breaks
     */
    public Torture(TortureOptions options, @Nullable Target target) {
        this.options = options;
        this.target = target;
    }

    /** What all seeds have in common. */
    public TortureOptions options() {
        return options;
    }

    /** Torments the cluster of that seed. */
    public TrialResult result(long seed) {
        return run(seed).result();
    }

    /**
     * The script that does to a cluster what was done to that of this seed, to the event.
     *
     * @return its lines
     */
    public List<String> script(long seed) {
        Plan plan = Planner.plan(seed, options);
        return plan.with(run(seed).performed()).lines();
    }

    /**
     * The smallest script that breaks what this seed breaks, or shows what was hunted for, as far
     * as can be found in {@value Shrinker#MAX_RUNS} trials. The same seed is always shrunk to the
     * same script, unless its machine isn't deterministic.
     *
     * @return null if the machine is somebody's own, and nothing breaks in {@value
     *     Shrinker#CERTAIN_RUNS} trials
     * @throws IllegalArgumentException if it breaks and shows nothing
     */
    public @Nullable Shrunk shrink(long seed) {
        Plan plan = Planner.plan(seed, options);
        TrialResult.Run run = Trial.whole(plan, options.forNanos(), target);
        boolean isOwn = !options.machine().isBuiltIn();
        int trials = 1;
        while (isOwn && run.result().property().isEmpty() && trials < Shrinker.CERTAIN_RUNS) {
            run = Trial.whole(plan, options.forNanos(), target);
            trials++;
        }
        String property = run.result().property();
        if (property.isEmpty() && isOwn) {
            return null;
        } else if (property.isEmpty()) {
            throw new IllegalArgumentException("seed " + seed + " breaks nothing");
        }
        boolean heals = property.equals(TrialResult.CONVERGENCE);
        Plan performed =
                plan.with(heals ? run.performed().subList(0, run.planned()) : run.performed());
        Plan shrunk = Shrinker.shrink(performed, property, target, options.off());
        return new Shrunk(seed, property, lines(shrunk, property));
    }

    private List<String> lines(Plan plan, String property) {
        if (target != null && property.equals(TrialResult.SEEN)) {
            return untilSeen(plan, target.condition());
        }
        List<String> lines = plan.lines();
        lines.add(expectation(property));
        return lines;
    }

    /** A script that ends when that is so. */
    private static List<String> untilSeen(Plan plan, String condition) {
        int last = plan.commands().size() - 1;
        if (last >= 0 && plan.commands().get(last) instanceof TimeCommand.Run wait) {
            List<String> lines = plan.with(plan.commands().subList(0, last)).lines();
            lines.add("until " + condition + " within " + Quantities.typed(wait.nanos()));
            return lines;
        }
        List<String> lines = plan.lines();
        lines.add("expect " + condition);
        return lines;
    }

    private static String expectation(String property) {
        return property.equals(TrialResult.CONVERGENCE)
                ? "expect never leader and logs agree for "
                        + Quantities.typed(TortureOptions.RECOVERY_NANOS)
                : "expect violation " + property;
    }

    TrialResult.Run run(long seed) {
        return Trial.whole(Planner.plan(seed, options), options.forNanos(), target);
    }
}
