package raftarium.sim;

import raftarium.machine.MachineException;
import raftarium.trace.Cut;

import java.util.ArrayList;
import java.util.List;

/** Makes the view of a simulation. */
final class ClusterViews {
    private ClusterViews() {}

    static ClusterView of(Simulation simulation, List<Cut> cuts, boolean load) {
        Members members = Members.of(simulation);
        List<NodeView> nodes = new ArrayList<>();
        for (int id = 1; id <= simulation.nodes(); id++) {
            nodes.add(simulation.host(id).view());
        }
        MachineException failure = simulation.failure();
        return new ClusterView(
                simulation.nowNanos(),
                simulation.executed(),
                simulation.config().seed(),
                simulation.rules(),
                List.copyOf(nodes),
                members.inUse(),
                simulation.inFlight(),
                simulation.sides(),
                cuts.stream().map(Cut::name).toList(),
                simulation.counters(),
                simulation.trace().digest(),
                load,
                simulation.violation(),
                failure == null ? "" : String.valueOf(failure.getMessage()),
                simulation.isStopped());
    }
}
