package raftarium.sim;

import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.Node;
import raftarium.raft.NodeEvent;
import raftarium.raft.RaftLog;
import raftarium.raft.Role;
import raftarium.trace.Event;
import raftarium.trace.EventType;

import java.util.EnumSet;
import java.util.Set;

/** What a simulation counts of its events. */
final class Tally {
    /** By these it may become another one who runs, leads, follows or belongs to the cluster. */
    private static final Set<EventType> TURNS = EnumSet.of(
            EventType.LEADER_KNOWN,
            EventType.MEMBERSHIP_CHANGED,
            EventType.SNAPSHOT_INSTALLED,
            EventType.NODE_STARTED,
            EventType.NODE_CRASHED,
            EventType.NODE_PAUSED,
            EventType.NODE_RESUMED,
            EventType.NODE_FAILED,
            EventType.NODE_ADDED,
            EventType.NETWORK_CHANGED,
            EventType.RULE_CHANGED,
            EventType.DISK_CHANGED);

    private long elections;
    private long turns;

    Tally copy() {
        Tally copy = new Tally();
        copy.elections = elections;
        copy.turns = turns;
        return copy;
    }

    /** Candidacies in a new term. */
    long elections() {
        return elections;
    }

    /** See {@link Simulation#turns}. */
    long turns() {
        return turns;
    }

    void turn() {
        turns++;
    }

    void count(Simulation simulation, Event event) {
        EventType type = event.type();
        boolean turns = switch (type) {
            case ROLE_CHANGED -> {
                elections += isCandidacy(event) ? 1 : 0;
                yield true;
            }
            case COMMITTED -> isOfMembers(simulation, event);
            case SNAPSHOT_TAKEN -> !agreeOnMembers(simulation, event.node());
            default -> TURNS.contains(type);
        };
        if (turns) {
            turn();
        }
    }

    private static boolean isCandidacy(Event event) {
        NodeEvent.RoleChanged changed = event.decided(NodeEvent.RoleChanged.class);
        return changed != null && changed.role() == Role.CANDIDATE;
    }

    /** Whether a configuration is among what the node commits. */
    private static boolean isOfMembers(Simulation simulation, Event event) {
        Node node = simulation.host(event.node()).node();
        NodeEvent.Committed committed = event.decided(NodeEvent.Committed.class);
        return node == null || committed == null || isOfMembers(node.log(), committed);
    }

    /** The entries themselves are looked at, since that is faster than a whole status. */
    private static boolean isOfMembers(RaftLog log, NodeEvent.Committed committed) {
        for (long index = committed.fromIndex(); index <= committed.index(); index++) {
            if (!log.holds(index) || log.at(index).kind() == Entry.Kind.CONFIGURATION) {
                return true;
            }
        }
        return false;
    }

    /** With a snapshot, the configuration in it counts as one of a later index. */
    private static boolean agreeOnMembers(Simulation simulation, int node) {
        Membership membership = simulation.host(node).status().membership();
        for (int id = 1; id <= simulation.nodes(); id++) {
            if (!simulation.host(id).status().membership().equals(membership)) {
                return false;
            }
        }
        return true;
    }
}
