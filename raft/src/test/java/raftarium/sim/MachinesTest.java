package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.check.SafetyChecker;
import raftarium.disk.MemoryDisk;
import raftarium.machine.MachineType;
import raftarium.raft.Snapshot;

import java.util.List;

/** A cluster of each machine that comes along, under load. */
class MachinesTest {
    private static final long SECOND = 1_000_000_000;

    static List<MachineType> machines() {
        return MachineType.BUILT_IN;
    }

    private static Simulation cluster(MachineType machine, long seed) {
        Simulation simulation = new Simulation(
                SimulationConfig.of(3, seed).withMachine(machine),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(3)));
        simulation.operator().setCompaction(new Compaction(50, 1 << 20));
        simulation.clients().load().start(5, SECOND / 10, Long.MAX_VALUE);
        return simulation;
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aCopyGoesOnIdenticallyAndAllNodesHaveTheSameState(MachineType machine) {
        Simulation simulation = cluster(machine, 3);
        simulation.runUntil(6 * SECOND);
        Simulation copy = simulation.copy();
        for (Simulation one : List.of(simulation, copy)) {
            one.faults().crash(one.leader(), false);
            one.runUntil(20 * SECOND);
            one.clients().load().stop();
            for (int id = 1; id <= 3; id++) {
                one.faults().restart(id);
            }
            one.runUntil(25 * SECOND);
            assertThat(one.violation()).isNull();
        }
        assertThat(copy.trace().digest()).isEqualTo(simulation.trace().digest());
        assertThat(simulation.host(1).machine().snapshot())
                .isEqualTo(simulation.host(2).machine().snapshot())
                .isEqualTo(copy.host(3).machine().snapshot())
                .isNotEqualTo(machine.fresh().snapshot());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aSnapshotShowsWhatTheMachineHas(MachineType machine) {
        Simulation simulation = cluster(machine, 4);
        simulation.runUntil(6 * SECOND);
        int leader = simulation.leader();
        simulation.operator().compact(leader);
        Snapshot snapshot = simulation.host(leader).status().snapshot();
        SnapshotState state = SnapshotState.of(snapshot);
        assertThat(state.trouble()).isEmpty();
        assertThat(state.values())
                .isEqualTo(simulation.host(leader).machine().contents())
                .isNotEmpty();
    }
}
