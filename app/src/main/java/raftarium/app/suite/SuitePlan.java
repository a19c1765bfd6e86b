package raftarium.app.suite;

import raftarium.check.mit.MitScenario;
import raftarium.raft.RaftConfig;

import java.util.List;

/**
 * What is to be run: each scenario with each seed.
 *
 * @param scenarios which ones, in order
 * @param firstSeed the first seed
 * @param lastSeed the last, less than {@link #MAX_SEEDS} behind the first
 * @param raft how nodes behave
 * @param jobs how many are run at a time, 1 to {@link #MAX_JOBS}
 */
public record SuitePlan(
        List<MitScenario> scenarios, long firstSeed, long lastSeed, RaftConfig raft, int jobs) {
    /** How many seeds one may ask for. */
    public static final long MAX_SEEDS = 1_000_000;

    /** How much may go on at a time. */
    public static final int MAX_JOBS = 256;

    public SuitePlan {
        scenarios = List.copyOf(scenarios);
    }

    /** How many seeds there are. */
    public long seeds() {
        return lastSeed - firstSeed + 1;
    }
}
