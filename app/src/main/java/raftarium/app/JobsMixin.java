package raftarium.app;

import picocli.CommandLine.Option;

import raftarium.app.batch.ParallelTasks;

/** How many run at a time. */
final class JobsMixin {
    @Option(
            names = "--jobs",
            paramLabel = "J",
            description = "How many run at a time (default: one a core). Changes no result.")
    int jobs = Math.min(Runtime.getRuntime().availableProcessors(), ParallelTasks.MAX_JOBS);

    int jobs() throws UsageException {
        if (jobs < 1 || jobs > ParallelTasks.MAX_JOBS) {
            throw new UsageException("--jobs is from 1 to " + ParallelTasks.MAX_JOBS + ": " + jobs);
        }
        return jobs;
    }
}
