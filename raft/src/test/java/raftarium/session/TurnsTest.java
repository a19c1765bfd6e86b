package raftarium.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.command.ClusterSpec;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;

class TurnsTest {
    private final Simulation simulation =
            new Simulation(ClusterSpec.of(3, 7).config(), node -> new MemoryDisk(), List.of());

    private final List<Long> actions = new ArrayList<>();

    /** Lets the cluster elect a leader, and notes itself after which actions something turned. */
    private Turns lived(int most) {
        Turns turns = new Turns(simulation, most);
        long counted = simulation.turns();
        for (int action = 0; action < 400; action++) {
            simulation.step();
            turns.look(simulation);
            if (simulation.turns() != counted) {
                actions.add(simulation.executed());
            }
            counted = simulation.turns();
        }
        assertThat(actions).hasSizeGreaterThan(3);
        return turns;
    }

    private static List<Long> all(Turns turns, int most) {
        List<Long> all = new ArrayList<>();
        long next = turns.next(0);
        while (next != Long.MAX_VALUE && all.size() < most) {
            all.add(next);
            next = turns.next(next);
        }
        return all;
    }

    @Test
    void theyAreKnownAsTheyCame() {
        assertThat(all(lived(1_000), 1_000)).isEqualTo(actions);
    }

    @Test
    void beyondTheLastThatIsKeptEachActionCounts() {
        Turns turns = lived(2);
        long second = actions.get(1);
        assertThat(all(turns, 4)).containsExactly(actions.get(0), second, second + 1, second + 2);
    }

    @Test
    void aBranchSharesThemUpToWhereItBegins() {
        Turns turns = lived(1_000);
        Turns other = turns.upTo(actions.get(1));
        assertThat(all(other, 1_000)).isEqualTo(actions.subList(0, 2));
        other.look(simulation);
        assertThat(other.next(actions.get(1))).isEqualTo(simulation.executed());
        assertThat(all(turns, 1_000)).isEqualTo(actions);
    }
}
