package raftarium.check.torture;

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

    Verdict.Run run(long seed) {
        return Trial.whole(Planner.plan(seed, options), options.forNanos());
    }
}
