package raftarium.app.suite;

import raftarium.app.batch.ParallelTasks;
import raftarium.check.mit.MitScenario;
import raftarium.raft.RaftConfig;

import java.util.List;

/**
 * What is to be run: each scenario with each seed.
 *
 * @param scenarios which ones, in order
 * @param firstSeed the first seed
 * @param lastSeed the last, at least the first
 * @param raft how nodes behave
 * @param jobs how many are run at a time, 1 to {@link ParallelTasks#MAX_JOBS}
 */
public record SuitePlan(
        List<MitScenario> scenarios, long firstSeed, long lastSeed, RaftConfig raft, int jobs) {
    public SuitePlan {
        scenarios = List.copyOf(scenarios);
    }

    /** How many seeds there are. */
    public long seeds() {
        return lastSeed - firstSeed + 1;
    }
}
