package raftarium.check.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.command.ClockCommand;
import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.DiskCommand;
import raftarium.command.MemberCommand;
import raftarium.raft.Rule;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

class PlannerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long SEEDS = 150;

    /** Of the seeds from 1 on: drawing them takes longer than looking at them. */
    private static final List<Plan> PLANS = LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> Planner.plan(seed, TortureOptions.DEFAULT))
            .toList();

    private static Plan plan(long seed) {
        return PLANS.get((int) seed - 1);
    }

    @Test
    void aSeedAlwaysGivesTheSamePlanAndAnotherSeedAnother() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(Planner.plan(seed, TortureOptions.DEFAULT)).isEqualTo(plan(seed));
            assertThat(plan(seed).commands()).isNotEqualTo(plan(seed + 1).commands());
        }
    }

    @Test
    void whatIsSaidOfAllSeedsHolds() {
        List<Rule> off = List.of(Rule.ONE_VOTE);
        ClusterSpec cluster =
                Planner.plan(7, new TortureOptions(4, SECOND, off)).cluster();
        assertThat(cluster.nodes()).isEqualTo(4);
        assertThat(cluster.seed()).isEqualTo(7);
        assertThat(cluster.off()).contains(Rule.ONE_VOTE);
        assertThatThrownBy(() -> new TortureOptions(102, SECOND, off)).hasMessageContaining("102");
        assertThatThrownBy(() -> new TortureOptions(0, SECOND - 1, off))
                .hasMessageContaining("999999999");
    }

    @Test
    void amongThemAllKindsOfCommandsAndClustersAreDrawn() {
        Set<String> words = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (String line : plan(seed).lines()) {
                words.addAll(List.of(line.split(" ")));
            }
        }
        assertThat(words)
                .contains("--batch", "--batch-bytes", "--in-flight", "--election", "--heartbeat")
                .contains("crash", "--torn", "restart", "pause", "resume", "timeout", "transfer")
                .contains("partition", "isolate", "cut", "--one-way", "heal", "link", "net")
                .contains("--loss", "--delay", "--duplicate", "--reorder", "mit-reordering")
                .contains("clock", "--drift", "--jump", "compact", "every", "pre-vote")
                .contains("slow", "full", "read-only", "error", "corrupt", "ok")
                .contains("add", "--learner", "promote", "remove", "load", "step", "run")
                .contains("put", "append", "get", "delete", "cas", "lease", "stale-leader");
    }

    /** Torture stays within what Raft promises. */
    @Test
    void disksRotInAMinorityOnlyAndOnlyWhereNobodyIsAddedOrRemoved() {
        boolean anyRots = false;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Plan plan = plan(seed);
            TreeSet<String> rotten = new TreeSet<>();
            boolean changes = false;
            for (Command command : plan.commands()) {
                if (command instanceof DiskCommand.Corrupt rot) {
                    rotten.add(rot.nodes().text());
                }
                changes |= command instanceof MemberCommand;
            }
            anyRots |= !rotten.isEmpty();
            assertThat(rotten).hasSizeLessThanOrEqualTo((plan.cluster().nodesOrDefault() - 1) / 2);
            assertThat(changes && !rotten.isEmpty()).as("seed %d", seed).isFalse();
        }
        assertThat(anyRots).isTrue();
    }

    @Test
    void clocksAreWrongWithinTheBoundOfLeasesAndDoNotJumpWhereThereAreAny() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            boolean leases = plan(seed).lines().stream().anyMatch(line -> line.contains("lease"));
            for (Command command : plan(seed).commands()) {
                if (command instanceof ClockCommand.Drift drift) {
                    assertThat(Math.abs(drift.ppm())).isLessThanOrEqualTo(100_000);
                }
                assertThat(leases && command instanceof ClockCommand.Jump)
                        .as("seed %d", seed)
                        .isFalse();
            }
        }
    }
}
