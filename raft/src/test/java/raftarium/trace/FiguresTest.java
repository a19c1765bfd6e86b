package raftarium.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.command.ClusterSpec;
import raftarium.command.Commands;
import raftarium.command.Moment;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.stream.IntStream;

/** What is folded from events is what one sees who looks at the cluster after each action. */
class FiguresTest {
    private static final long SECOND = 1_000_000_000L;

    /** What becomes of leaders: each time a while passes. */
    private static final List<String> DEEDS = List.of(
            "load --clients 4 --rate 40",
            "pause leader",
            "resume all",
            "crash leader",
            "restart down",
            "fault disk leader full",
            "fault disk all ok",
            "restart down",
            "isolate leader",
            "pause leader",
            "crash random",
            "heal",
            "restart down",
            "resume all",
            "load stop");

    private final Simulation simulation;
    private final Moment moment;
    private final Figures figures = new Figures(0);
    private long leaderlessNanos;
    private long folded;

    FiguresTest() {
        simulation =
                new Simulation(ClusterSpec.of(5, 11).config(), node -> new MemoryDisk(), List.of());
        moment = new Moment(simulation, node -> new MemoryDisk());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theyAreWhatOneSeesAfterEachAction(int rounds) throws MistakeException {
        pass(2 * SECOND);
        for (int round = 0; round < rounds; round++) {
            for (String deed : DEEDS) {
                moment.give(Commands.read(deed));
                fold();
                pass((round + 1) * SECOND / 2 + 1234567);
            }
        }
        assertThat(leaderlessNanos).isGreaterThan(rounds * SECOND / 2);
        assertThat(figures.elections()).isEqualTo(simulation.counters().elections());
        assertThat(figures.messages()).isEqualTo(simulation.counters().messages());
        assertThat(figures.commits()).isGreaterThan(50L * rounds).isEqualTo(commit());
        assertThat(figures.latencies().count()).isEqualTo(figures.outcomes(Outcome.OK));
    }

    private long commit() {
        return IntStream.rangeClosed(1, simulation.nodes())
                .mapToLong(node -> simulation.host(node).status().commitIndex())
                .max()
                .orElse(0);
    }

    private void pass(long nanos) {
        long end = simulation.nowNanos() + nanos;
        boolean more = true;
        while (more) {
            long before = simulation.nowNanos();
            boolean nobody = nobodyLeads();
            more = moment.step(end);
            if (!more) {
                moment.passTo(end);
            }
            leaderlessNanos += nobody ? simulation.nowNanos() - before : 0;
            fold();
            assertThat(figures.leaderlessNanos(simulation.nowNanos())).isEqualTo(leaderlessNanos);
        }
    }

    private boolean nobodyLeads() {
        return IntStream.rangeClosed(1, simulation.nodes())
                .noneMatch(node -> simulation.host(node).leads());
    }

    private void fold() {
        simulation.trace().since(folded).forEach(figures::add);
        folded = simulation.trace().count();
    }
}
