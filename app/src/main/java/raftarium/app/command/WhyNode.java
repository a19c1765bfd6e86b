package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.sim.Decision;
import raftarium.sim.Event;
import raftarium.sim.EventType;
import raftarium.sim.HostStatus;
import raftarium.sim.NodeView;
import raftarium.sim.Simulation;
import raftarium.sim.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a node is what it is, and what it decided last. */
final class WhyNode {
    private WhyNode() {}

    static String answer(Simulation simulation, int id) {
        NodeView node = simulation.view().node(id);
        List<String> lines = new ArrayList<>();
        lines.add(now(simulation, node));
        Event role = last(simulation.trace(), id, EventType.ROLE_CHANGED);
        if (role != null && node.status() == HostStatus.RUNNING) {
            lines.add("its role:       " + Texts.line(role).strip());
        }
        Event decision = lastDecision(simulation.trace(), id);
        if (decision != null) {
            lines.add("last decision:  " + Texts.line(decision).strip());
        }
        List<Integer> side = side(simulation, id);
        if (side.size() < simulation.nodes()) {
            String others = side.size() == 1 ? "nobody" : names(side, id);
            lines.add("the network:    it reaches " + others);
        }
        return String.join("\n", lines);
    }

    private static String now(Simulation simulation, NodeView node) {
        String self = "n" + node.id();
        if (node.status() != HostStatus.RUNNING) {
            return self + " is " + node.status().word() + "; on its disk: term " + node.term()
                    + ", " + node.log().lastIndex() + " entries"
                    + (node.failure().isEmpty() ? "" : "; " + node.failure());
        }
        String left = Quantities.typed(
                (node.timerEndNanos() - simulation.nowNanos()) / 1_000_000 * 1_000_000);
        String role = self + " is " + node.role().word() + " in term " + node.term();
        return switch (node.role()) {
            case LEADER -> role + ", with the votes of " + names(node.votesFrom(), 0);
            case CANDIDATE ->
                role + ": it has " + node.votesFrom().size() + " of the " + node.votesNeeded()
                        + " votes that it needs, and stands again in " + left;
            case FOLLOWER ->
                role + (node.leader() == 0 ? ", of no leader yet" : ", of n" + node.leader())
                        + "; it stands for election in " + left + " if it hears nothing";
        };
    }

    static @Nullable Event last(Trace trace, int id, EventType type) {
        for (long number = trace.count() - 1; number >= trace.first(); number--) {
            Event event = trace.event(number);
            if (event.node() == id && event.type() == type) {
                return event;
            }
        }
        return null;
    }

    private static @Nullable Event lastDecision(Trace trace, int id) {
        for (long number = trace.count() - 1; number >= trace.first(); number--) {
            Event event = trace.event(number);
            boolean tells = event instanceof Decision && event.type().tells();
            if (tells && event.node() == id && event.type() != EventType.ROLE_CHANGED) {
                return event;
            }
        }
        return null;
    }

    static List<Integer> side(Simulation simulation, int id) {
        return simulation.sides().stream()
                .filter(side -> side.contains(id))
                .findFirst()
                .orElse(List.of(id));
    }

    /** The names of nodes but one. */
    static String names(List<Integer> ids, int without) {
        return ids.stream()
                .filter(id -> id != without)
                .map(id -> "n" + id)
                .collect(Collectors.joining(", "));
    }
}
