package raftarium.app.look;

import org.jspecify.annotations.Nullable;

import raftarium.data.Durations;
import raftarium.raft.Membership;
import raftarium.raft.RaftLog;
import raftarium.raft.Role;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.sim.Simulation;
import raftarium.sim.Standing;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.Trace;
import raftarium.words.Phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a node is what it is, and what it decided last. */
public final class WhyNode {
    private WhyNode() {}

    public static String answer(Simulation simulation, int id) {
        NodeView node = simulation.view().node(id);
        List<String> lines = new ArrayList<>();
        lines.add(now(simulation, node));
        Event role = last(simulation.trace(), id, EventType.ROLE_CHANGED);
        boolean hasRole =
                node.standing() == Standing.VOTER || node.status().role() != Role.FOLLOWER;
        if (role != null && hasRole && node.state() == HostState.RUNNING) {
            lines.add("its role:       " + Phrases.line(role).strip());
        }
        if (!node.status().membership().equals(simulation.view().membership())
                || node.status().membership().isJoint()) {
            lines.add("configuration:  " + node.status().membership()
                    + (node.status().membership().isJoint()
                            ? ", joint: it needs both majorities (6)"
                            : ""));
        }
        String otherwise = Texts.otherwise(simulation.view(), node);
        if (!otherwise.isEmpty()) {
            lines.add("but it is:      " + otherwise);
        }
        if (node.is(Role.LEADER)) {
            lines.addAll(whatHangs(simulation, node));
        }
        Event decision = lastDecision(simulation.trace(), id);
        if (decision != null) {
            lines.add("last decision:  " + Phrases.line(decision).strip());
        }
        List<Integer> side = side(simulation, id);
        if (side.size() < simulation.nodes()) {
            String others = side.size() == 1 ? "nobody" : names(side, id);
            lines.add("the network:    it reaches " + others);
        }
        return String.join("\n", lines);
    }

    /** What a leader can't commit yet, and that another has taken over. */
    private static List<String> whatHangs(Simulation simulation, NodeView leader) {
        List<String> lines = new ArrayList<>();
        long first = leader.status().commitIndex() + 1;
        long last = leader.status().log().lastIndex();
        if (first <= last) {
            lines.add("not committed:  "
                    + (first == last ? "entry " + first : "entries " + first + ".." + last)
                    + ", see 'why not committed " + first + " n" + leader.id() + "'");
        }
        int newest = simulation.leader();
        if (newest != 0 && newest != leader.id()) {
            lines.add("by now:         n" + newest + " leads in term "
                    + simulation.host(newest).status().term());
        }
        return lines;
    }

    private static String now(Simulation simulation, NodeView node) {
        String self = "n" + node.id();
        if (node.state() != HostState.RUNNING) {
            RaftLog log = node.status().log();
            String snapshot = log.snapshotIndex() == 0
                    ? ""
                    : "a snapshot to " + log.snapshotIndex() + " and ";
            return self + " is " + node.state().word() + "; on its disk: term "
                    + node.status().term()
                    + ", " + snapshot + log.size()
                    + (log.size() == 1 ? " entry" : " entries")
                    + (node.failure().isEmpty() ? "" : "; " + node.failure());
        }
        String left = Durations.words(node.clock().timerEndNanos() - simulation.nowNanos());
        String role = self + " is " + node.status().role().word() + " in term "
                + node.status().term();
        return switch (node.status().role()) {
            case LEADER -> role + ", with the votes of " + names(node.status().votesFrom(), 0);
            case CANDIDATE ->
                role + ": it has " + tally(node) + " votes that it needs, and stands again in "
                        + left;
            case FOLLOWER -> follower(node, role, left);
        };
    }

    private static String tally(NodeView node) {
        return node.status().membership().isJoint()
                ? "of both majorities " + node.tally()
                : node.tally().replace(" of ", " of the ");
    }

    private static String follower(NodeView node, String role, String left) {
        return switch (node.standing()) {
            case LEARNER ->
                "n" + node.id() + " is a learner in term " + node.status().term()
                        + (node.status().leader() == 0
                                ? ""
                                : ", of n" + node.status().leader())
                        + (node.status().membership().equals(Membership.NONE)
                                ? ": its log has no configuration yet, so it never stands (4.2.1)"
                                : ": it gets the log and doesn't vote, so it never stands"
                                        + " (4.2.1)");
            case REMOVED ->
                "n" + node.id() + " is removed: it is no member of the newest configuration in its"
                        + " log (6); its term is " + node.status().term();
            case VOTER ->
                role
                        + (node.status().leader() == 0
                                ? ", of no leader yet"
                                : ", of n" + node.status().leader())
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

    /** The nodes on its side of the partition, itself among them. */
    public static List<Integer> side(Simulation simulation, int id) {
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
