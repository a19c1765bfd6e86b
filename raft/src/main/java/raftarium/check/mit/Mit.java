package raftarium.check.mit;

import raftarium.raft.RaftConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Runs the scenarios. The same scenario, seed and configuration give the same result. */
public final class Mit {
    /**
     * How nodes behave in the lab: election timeouts of 400 to 800 ms, which leaves room for a
     * second election within the 5 s, and 10 heartbeats a second.
     */
    public static final RaftConfig CONFIG =
            RaftConfig.DEFAULT.withTimes(400_000_000, 800_000_000, 100_000_000);

    /** How long a scenario may take, in virtual time. */
    public static final long LIMIT_NANOS = 120_000_000_000L;

    private Mit() {}

    /** Runs a scenario as the lab has it. */
    public static MitResult run(MitScenario scenario, long seed) {
        return run(scenario, seed, CONFIG);
    }

    /** Runs it with nodes that behave otherwise, to see what its bounds are worth. */
    public static MitResult run(MitScenario scenario, long seed, RaftConfig raft) {
        return run(scenario, seed, raft, lab -> {});
    }

    /**
     * The script that does to a cluster what the scenario does to its own, to the event, up to
     * where it fails or ends. What the scenario expects isn't in it.
     *
     * @return its lines
     */
    public static List<String> script(MitScenario scenario, long seed, RaftConfig raft) {
        List<String> lines = new ArrayList<>();
        run(scenario, seed, raft, lab -> lines.addAll(lab.lines()));
        return lines;
    }

    /** The same, and looks at the lab where it fails or ends. */
    static MitResult run(MitScenario scenario, long seed, RaftConfig raft, Consumer<Lab> end) {
        Lab lab = new Lab(scenario, seed, raft);
        try {
            String failure = failure(scenario, lab);
            end.accept(lab);
            return new MitResult(
                    scenario,
                    seed,
                    failure.isEmpty() ? "" : failure + at(lab) + ", seed " + seed,
                    lab.nowNanos(),
                    lab.counters().rpcs(),
                    lab.counters().bytes(),
                    lab.applied().commands(),
                    lab.events(),
                    lab.digest());
        } finally {
            lab.close();
        }
    }

    private static String failure(MitScenario scenario, Lab lab) {
        try {
            scenario.play(lab);
            lab.expect(
                    lab.nowNanos() <= LIMIT_NANOS,
                    "the scenario to be over within " + LIMIT_NANOS / Lab.SECOND + " s",
                    "the end only");
            return "";
        } catch (UnmetExpectation unmet) {
            return unmet.words();
        }
    }

    private static String at(Lab lab) {
        long millis = lab.nowNanos() / Lab.MILLISECOND;
        return String.format(Locale.ROOT, " at %d.%03d s", millis / 1000, millis % 1000);
    }
}
