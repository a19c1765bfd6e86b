package raftarium.check.torture;

import java.util.ArrayList;
import java.util.List;

/**
 * Torments clusters, one a seed: same seed, same options, same verdict, on whatever thread. All
 * that is kept of a seed is its verdict.
 */
public final class Torture {
    private final TortureOptions options;

    /** With what all seeds have in common. */
    public Torture(TortureOptions options) {
        this.options = options;
    }

    /** What all seeds have in common. */
    public TortureOptions options() {
        return options;
    }

    /** Torments the cluster of that seed. */
    public Verdict verdict(long seed) {
        return run(seed).verdict();
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
     * The smallest script that breaks what this seed breaks, as far as can be found in {@value
     * Shrinker#MAX_RUNS} trials. The same seed is always shrunk to the same script.
     *
     * @throws IllegalArgumentException if it breaks nothing
     */
    public Shrunk shrink(long seed) {
        Plan plan = Planner.plan(seed, options);
        Verdict.Run run = Trial.whole(plan, options.forNanos());
        String property = run.verdict().property();
        if (property.isEmpty()) {
            throw new IllegalArgumentException("seed " + seed + " breaks nothing");
        }
        boolean heals = property.equals(Verdict.CONVERGENCE);
        Plan performed =
                plan.with(heals ? run.performed().subList(0, run.planned()) : run.performed());
        Plan shrunk = Shrinker.shrink(performed, property, options.off());
        List<String> lines = new ArrayList<>(shrunk.lines());
        lines.add(expectation(property));
        return new Shrunk(seed, property, lines);
    }

    private static String expectation(String property) {
        return property.equals(Verdict.CONVERGENCE)
                ? "expect never leader and logs agree for "
                        + Times.typed(TortureOptions.RECOVERY_NANOS)
                : "expect violation " + property;
    }

    Verdict.Run run(long seed) {
        return Trial.whole(Planner.plan(seed, options), options.forNanos());
    }
}
