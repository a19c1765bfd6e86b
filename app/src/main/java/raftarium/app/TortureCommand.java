package raftarium.app;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import raftarium.app.command.CommandLines;
import raftarium.check.torture.Torture;
import raftarium.check.torture.TortureOptions;
import raftarium.check.torture.Verdict;
import raftarium.check.torture.Workers;
import raftarium.raft.Membership;
import raftarium.raft.Rule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code raftarium torture}. */
@Command(
        name = "torture",
        description = {
            "Torments clusters by the thousand, a seed each, and checks every event.",
            "A seed that breaks something is shrunk to a short script.",
            "Exit status: 0 nothing was found; 1 something was; 2 a mistake in use."
        })
final class TortureCommand implements Callable<Integer> {
    private static final long MAX_SEEDS = 10_000_000;
    private static final int MAX_JOBS = 256;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            defaultValue = "1..100",
            description = "Which seeds (default: 1..100).")
    CommandLines.@Nullable SeedRange seeds;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "How many nodes each cluster begins with (default: drawn, 3 to 7).")
    @Nullable
    Integer nodes;

    @Option(
            names = "--for",
            paramLabel = "D",
            description = "How long faults go on, in virtual time (default: 60s).")
    CommandLines.@Nullable Span time;

    @Option(
            names = "--jobs",
            paramLabel = "J",
            description = "How many threads (default: as many as there are cores).")
    @Nullable
    Integer jobs;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Of the seeds only the Ith of N parts, 1/2 or 2/2, say.")
    @Nullable
    String shard;

    @Option(
            names = "--without",
            paramLabel = "RULE",
            description = "A rule that is off; may be repeated. See 'rules'.")
    @Nullable
    List<Rule> without;

    @Option(names = "--all", description = "Goes on after the first seed that breaks something.")
    boolean all;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    RunCommand.@Nullable Format format;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() throws Exception {
        Torture torture = new Torture(options());
        boolean[] found = {false};
        long began = System.nanoTime();
        List<Long> list = seedList();
        long[] figures = {0, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0, 0};
        Workers.run(list, jobs(), torture::verdict, new Workers.Taker<Verdict>() {
            @Override
            public boolean take(long seed, Verdict verdict) {
                figures[0]++;
                figures[1] = Math.min(figures[1], verdict.operations());
                figures[2] = Math.min(figures[2], verdict.faults());
                figures[3] = Math.max(figures[3], verdict.recoveryNanos());
                figures[4] += verdict.events();
                figures[5] += verdict.operations();
                if (verdict.isOk()) {
                    return true;
                }
                found[0] = true;
                System.out.println(seed + "  " + verdict);
                long b = System.nanoTime();
                var shrunk = torture.shrink(seed);
                System.out.println(String.join("\n", shrunk.lines()));
                System.out.println("shrunk to " + shrunk.lines().size() + " lines in "
                        + (System.nanoTime() - b) / 1000000 + " ms");
                return all;
            }

            @Override
            public void waits() {}
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(figures[0] + " seeds in " + seconds + " s, "
                + figures[0] / seconds + " a second; at least " + figures[1] + " operations, "
                + figures[2] + " faults; recovery at most " + figures[3] / 1000000 + " ms, events "
                + figures[4] / figures[0] + ", ops " + figures[5] / figures[0]);
        return found[0] ? 1 : 0;
    }

    private TortureOptions options() throws UsageException {
        if (nodes != null && (nodes < 1 || nodes > Membership.MAX_NODES)) {
            throw new UsageException("--nodes is from 1 to " + Membership.MAX_NODES + ": " + nodes);
        }
        if (time != null && time.nanos() < 1_000_000_000) {
            throw new UsageException("--for takes 1s or more");
        }
        return new TortureOptions(
                nodes == null ? 0 : nodes,
                time == null ? TortureOptions.DEFAULT.forNanos() : time.nanos(),
                without == null ? List.of() : without);
    }

    private int jobs() throws UsageException {
        int wanted = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        if (wanted < 1 || wanted > MAX_JOBS) {
            throw new UsageException("--jobs is from 1 to " + MAX_JOBS + ": " + wanted);
        }
        return wanted;
    }

    /** Every Nth seed is the Ith part's, so that all parts take about as long. */
    private List<Long> seedList() throws UsageException {
        long first = seeds == null ? 1 : seeds.first();
        long last = seeds == null ? 100 : seeds.last();
        if (last - first >= MAX_SEEDS || last - first < 0) {
            throw new UsageException("--seeds takes at most " + MAX_SEEDS + " seeds");
        }
        long part = 1;
        long parts = 1;
        if (shard != null) {
            if (!shard.matches("[1-9]\\d{0,5}/[1-9]\\d{0,5}")) {
                throw new UsageException("--shard takes I/N, such as 1/2: " + shard);
            }
            part = Long.parseLong(shard.substring(0, shard.indexOf('/')));
            parts = Long.parseLong(shard.substring(shard.indexOf('/') + 1));
            if (part > parts) {
                throw new UsageException("--shard: there is no part " + part + " of " + parts);
            }
        }
        List<Long> list = new ArrayList<>();
        for (long count = part - 1; count <= last - first; count += parts) {
            list.add(first + count);
        }
        return list;
    }
}
