package raftarium.sim;

import java.util.List;
import java.util.stream.IntStream;

/** Makes the view of a simulation. */
final class ClusterViews {
    private ClusterViews() {}

    static ClusterView of(Simulation simulation, List<String> cuts, boolean load) {
        Members members = Members.of(simulation);
        return new ClusterView(
                simulation.nowNanos(),
                simulation.executed(),
                simulation.config().seed(),
                simulation.rules(),
                IntStream.rangeClosed(1, simulation.nodes())
                        .mapToObj(id -> simulation.host(id).view(members))
                        .toList(),
                members.inUse(),
                simulation.inFlight(),
                simulation.sides(),
                cuts,
                simulation.counters(),
                simulation.trace().digest(),
                load,
                simulation.violation());
    }
}
