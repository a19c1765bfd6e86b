package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.raft.Rules;

import java.util.ArrayList;
import java.util.List;

class TallyTest {
    /** All that hangs on turns, as far as conditions can ask for it. */
    private static List<Object> standing(Simulation simulation) {
        Members members = Members.of(simulation);
        List<Object> all = new ArrayList<>();
        all.add(members.committed());
        all.add(members.inUse());
        all.add(simulation.sides());
        all.add(simulation.violations());
        all.add(simulation.counters().elections());
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            all.add(host.state());
            all.add(host.status().role());
            all.add(host.status().term());
            all.add(host.status().leader());
            all.add(host.status().membership());
            all.add(members.isMember(id));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 6})
    void nothingThatHangsOnTurnsChangesWithoutOne(long seed) {
        Chaos chaos = Chaos.ofSeed(seed, Rules.PAPER);
        Simulation simulation = chaos.simulation();
        int turns = 0;
        int steps = 0;
        for (int round = 0; round < 12; round++) {
            chaos.run(1);
            List<Object> before = standing(simulation);
            long counted = simulation.turns();
            for (int step = 0; step < 1_500 && simulation.step(); step++) {
                List<Object> after = standing(simulation);
                if (simulation.turns() == counted) {
                    assertThat(after)
                            .as("seed %d, action %d", seed, simulation.executed())
                            .isEqualTo(before);
                } else {
                    turns++;
                }
                before = after;
                counted = simulation.turns();
                steps++;
            }
        }
        assertThat(turns).isBetween(20, steps / 4);
    }

    @Test
    void aQuietClusterUnderLoadHasNoTurns() {
        Cluster cluster = Cluster.of(5, 42);
        cluster.run(2 * Cluster.SECOND);
        long turns = cluster.simulation.turns();
        cluster.simulation.clients().load().start(3, 20 * Cluster.MILLISECOND, Long.MAX_VALUE);
        cluster.simulation.operator().setCompaction(new Compaction(10, Long.MAX_VALUE));
        cluster.run(5 * Cluster.SECOND);
        assertThat(cluster.simulation.counters().messages()).isGreaterThan(1_000);
        assertThat(cluster.simulation.turns()).isEqualTo(turns);
        assertThat(cluster.simulation.copy().turns()).isEqualTo(turns);
    }
}
