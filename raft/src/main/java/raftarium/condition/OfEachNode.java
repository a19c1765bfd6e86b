package raftarium.condition;

import raftarium.sim.Host;
import raftarium.sim.Simulation;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.stream.Collectors;

/** What must hold of each node of a set; where the set is empty it doesn't. */
interface OfEachNode extends Condition {
    /** Which nodes. */
    NodeSet nodes();

    /** Whether it holds of that node. */
    boolean holds(Simulation simulation, Host host);

    /** How that node stands. */
    String actual(Simulation simulation, Host host);

    @Override
    default boolean holds(Situation situation) throws MistakeException {
        List<Integer> ids = nodes().ids(situation);
        Simulation simulation = situation.simulation();
        return !ids.isEmpty()
                && ids.stream().allMatch(id -> holds(simulation, simulation.host(id)));
    }

    @Override
    default boolean isOfCommands() {
        return nodes().isDrawn();
    }

    @Override
    default String actual(Situation situation) throws MistakeException {
        List<Integer> ids = nodes().ids(situation);
        Simulation simulation = situation.simulation();
        return ids.isEmpty()
                ? "'" + nodes() + "' is no node"
                : ids.stream()
                        .map(id -> actual(simulation, simulation.host(id)))
                        .collect(Collectors.joining(", "));
    }
}
