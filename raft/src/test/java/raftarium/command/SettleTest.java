package raftarium.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.check.SafetyChecker;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.raft.Rule;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;

/** Time that passes at one go is the time that passes action by action. */
class SettleTest {
    private static final long MILLISECOND = 1_000_000;

    private static Moment moment(ClusterSpec cluster) {
        Simulation simulation = new Simulation(
                cluster.config(),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(cluster.nodesOrDefault())));
        Moment moment = new Moment(simulation, node -> new MemoryDisk());
        moment.give(new LoadCommand.Start(3, 100, null));
        return moment;
    }

    /** What is said, and how things are then. */
    private static List<String> settled(Moment moment, List<Command> commands, boolean atOnce) {
        List<Long> tickets = commands.stream().map(moment::give).toList();
        if (atOnce) {
            moment.settle();
        }
        while (moment.waits().isAny()) {
            long limitNanos = moment.waits().limitNanos();
            if (!moment.step(limitNanos)) {
                moment.passTo(limitNanos);
            }
        }
        List<String> said = new ArrayList<>();
        for (long ticket : tickets) {
            said.add(moment.waits().answer(ticket).text());
        }
        Simulation simulation = moment.simulation();
        said.add(simulation.nowNanos() + " ns, " + simulation.executed() + " actions, digest "
                + simulation.trace().digest());
        return said;
    }

    @Test
    void howeverManyWaitForTimeAndForActions() {
        Moment moment = moment(ClusterSpec.of(3, 1));
        Moment copy = moment.copy();
        RandomStream chance = RandomStream.of(1, "settle");
        for (int round = 0; round < 60; round++) {
            List<Command> commands = new ArrayList<>();
            for (long more = chance.between(1, 3); more > 0; more--) {
                commands.add(
                        chance.chance(600_000)
                                ? new TimeCommand.Run(chance.below(90) * MILLISECOND)
                                : new TimeCommand.Step(chance.between(1, 40)));
            }
            assertThat(settled(moment, commands, true))
                    .as("round %d, %s", round, commands)
                    .isEqualTo(settled(copy, commands, false));
        }
        assertThat(moment.nowNanos()).isGreaterThan(1_000 * MILLISECOND);
    }

    @Test
    void aViolationEndsWhatWaits() {
        ClusterSpec cluster = ClusterSpec.of(3, 1).withOff(List.of(Rule.COMMIT_MAJORITY));
        List<Command> commands = List.of(
                new TimeCommand.Run(100_000 * MILLISECOND), new TimeCommand.Run(MILLISECOND));
        List<String> said = settled(moment(cluster), commands, true);
        assertThat(said).isEqualTo(settled(moment(cluster), commands, false));
        assertThat(said.get(0)).contains("stopped: ");
        assertThat(said.get(1)).isEqualTo("0.001 s");
    }
}
