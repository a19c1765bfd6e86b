package raftarium.app.torture;

import org.jspecify.annotations.Nullable;

import raftarium.app.batch.ParallelTasks;
import raftarium.check.torture.Target;
import raftarium.check.torture.TortureOptions;
import raftarium.raft.Rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be run.
 *
 * @param options what all seeds have in common
 * @param target what is hunted for; null: nothing but what breaks
 * @param firstSeed the first seed
 * @param lastSeed the last, at least the first
 * @param part which of {@code parts}, 1 or more: every so manieth seed
 * @param parts how many parts the seeds are split into
 * @param jobs how many seeds are run at a time, 1 to {@link ParallelTasks#MAX_JOBS}; the result
 *     doesn't depend on it
 * @param all whether it goes on behind a seed that breaks something
 * @param directory where scripts are kept; null: the current directory
 */
public record TorturePlan(
        TortureOptions options,
        @Nullable Target target,
        long firstSeed,
        long lastSeed,
        int part,
        int parts,
        int jobs,
        boolean all,
        @Nullable Path directory) {
    /** The same with these rules off. */
    TorturePlan without(List<Rule> rules) {
        return new TorturePlan(
                options.without(rules),
                target,
                firstSeed,
                lastSeed,
                part,
                parts,
                jobs,
                all,
                directory);
    }

    /** Its seeds, in order. */
    List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long count = part - 1L; count <= lastSeed - firstSeed; count += parts) {
            seeds.add(firstSeed + count);
        }
        return seeds;
    }
}
