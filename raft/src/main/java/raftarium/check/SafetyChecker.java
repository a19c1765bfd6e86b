package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.Verdict;
import raftarium.machine.StateMark;
import raftarium.raft.Membership;
import raftarium.raft.NodeEvent;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.MembershipChanged;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.trace.ClientEvent;
import raftarium.trace.Decision;
import raftarium.trace.DiskEvent;
import raftarium.trace.Event;
import raftarium.trace.FaultEvent;
import raftarium.trace.HostEvent;
import raftarium.trace.Observer;
import raftarium.trace.Outcome;
import raftarium.trace.Violation;

/**
 * The five properties of figure 3, durability and linearizability, checked after each event at a
 * cost that doesn't grow with the logs. Of each index it remembers what was there as long as some
 * node begins before it, running or on its disk, and of no more than {@link Window#MAX_INDEXES}
 * indexes: what is older isn't checked any more.
 */
public final class SafetyChecker implements Observer {
    private final ObservedNodes nodes;
    private final LogSafety logs;
    private final StateMachineSafety machines;
    private final Durability durability;
    private final Linearizability clients;
    private final RareSituations rareSituations;

    /** A checker for a cluster of that many nodes at first, whose machines are empty. */
    public SafetyChecker(int nodes) {
        this(nodes, true);
    }

    /**
     * A checker for a cluster of that many nodes at first.
     *
     * @param isEmpty whether their machines are known to hold nothing; else what clients read first
     *     says what was there
     */
    public SafetyChecker(int nodes, boolean isEmpty) {
        this.nodes = new ObservedNodes(nodes);
        logs = new LogSafety(this.nodes);
        machines = new StateMachineSafety(this.nodes);
        durability = new Durability(this.nodes);
        clients = new Linearizability(isEmpty);
        rareSituations = new RareSituations(this.nodes);
    }

    private SafetyChecker(SafetyChecker other) {
        nodes = other.nodes.copy();
        logs = other.logs.copy(nodes);
        machines = other.machines.copy(nodes);
        durability = other.durability.copy(nodes);
        clients = other.clients.copy();
        rareSituations = other.rareSituations.copy(nodes);
    }

    @Override
    public Observer copy() {
        return new SafetyChecker(this);
    }

    @Override
    public @Nullable Violation observe(Event event) {
        return switch (event.type()) {
            case ROLE_CHANGED,
                    APPENDED,
                    TRUNCATED,
                    COMMITTED,
                    MEMBERSHIP_CHANGED,
                    SNAPSHOT_INSTALLED ->
                event instanceof Decision decision
                        ? decided(event, nodes.of(decision.node()), decision.event())
                        : null;
            case NODE_STARTED,
                    NODE_CRASHED,
                    NODE_FAILED,
                    SNAPSHOT_TAKEN,
                    APPLIED,
                    DISK_WRITE,
                    DISK_SYNCED -> happened(event, nodes.of(event.node()));
            case CLIENT_CALL -> {
                if (event instanceof ClientEvent.Called called) {
                    clients.called(called);
                }
                yield null;
            }
            case CLIENT_RETURN ->
                event instanceof ClientEvent.Returned returned ? returned(returned) : null;
            case RULE_CHANGED -> {
                if (event instanceof FaultEvent.RuleChanged changed) {
                    ruleChanged(changed);
                }
                yield null;
            }
            default -> null;
        };
    }

    @Override
    public @Nullable Violation compare(long atNanos, int node, long applied, StateMark state) {
        return machines.compare(atNanos, node, applied, state);
    }

    private @Nullable Violation decided(Event event, ObservedNode node, NodeEvent decision) {
        if (decision instanceof RoleChanged changed) {
            return becomes(event, node, changed);
        } else if (decision instanceof Appended appended) {
            return logs.append(event, node, appended.entries());
        } else if (decision instanceof Truncated truncated) {
            return logs.truncated(event, node, truncated);
        } else if (decision instanceof Committed committed && committed.replicas() > 0) {
            return first(
                    logs.committed(event, node, committed.index()),
                    durability.committed(event, node, committed.index()));
        } else if (decision instanceof MembershipChanged changed) {
            node.setMembership(changed.membership());
        } else if (decision instanceof SnapshotInstalled installed) {
            node.log().beginAfter(installed.index(), installed.term());
            return machines.begins(event, node, installed.index(), installed.term());
        }
        return null;
    }

    private @Nullable Violation becomes(Event event, ObservedNode node, RoleChanged changed) {
        node.becomes(changed.role() == Role.LEADER, changed.term());
        if (changed.role() == Role.CANDIDATE) {
            rareSituations.stands(changed.term());
        } else if (node.leads()) {
            rareSituations.wins(changed.term());
        }
        return node.leads() ? logs.elected(event, node) : null;
    }

    private @Nullable Violation happened(Event event, ObservedNode node) {
        if (event instanceof HostEvent.Started started) {
            return started(started, node);
        } else if (event instanceof HostEvent.Applied applied) {
            return machines.applied(applied);
        } else if (event instanceof HostEvent.SnapshotTaken taken) {
            node.log().beginAfter(taken.index(), taken.term());
            return machines.taken(taken);
        } else if (event instanceof DiskEvent.Write write) {
            node.writes(write);
        } else if (event instanceof DiskEvent.Synced) {
            return synced(event, node);
        } else {
            node.stops();
        }
        return null;
    }

    /** What was on the disk may be another cluster's past, or damaged, or less than before. */
    private @Nullable Violation started(HostEvent.Started started, ObservedNode node) {
        node.starts(started);
        Violation mismatch = logs.append(started, node, started.log());
        node.hasOnDisk(node.log());
        Violation differing =
                machines.begins(started, node, started.snapshotIndex(), started.snapshotTerm());
        Violation lost = durability.changed(started, node);
        forget();
        return first(mismatch, first(differing, lost));
    }

    private @Nullable Violation synced(Event event, ObservedNode node) {
        long base = node.disk().base();
        DiskEvent.Write write = node.unsynced();
        if (write != null) {
            rareSituations.syncs(node, write);
        }
        boolean replaced = node.syncs();
        Membership membership = durability.inForce();
        if (write != null && membership != null) {
            rareSituations.synced(write.entries(), membership);
        }
        if (node.disk().base() != base) {
            forget();
        }
        return replaced ? durability.changed(event, node) : null;
    }

    private void forget() {
        long lowest = nodes.lowestBase();
        logs.forgetBelow(lowest);
        machines.forgetBelow(lowest);
    }

    private @Nullable Violation returned(ClientEvent.Returned returned) {
        return first(clients.returned(returned), acknowledged(returned));
    }

    /** An index whose entry isn't remembered is under every snapshot. */
    private @Nullable Violation acknowledged(ClientEvent.Returned returned) {
        long term = machines.termAt(returned.index());
        return returned.outcome() == Outcome.OK && term > 0
                ? durability.acknowledged(returned, returned.index(), term)
                : null;
    }

    /** Snapshots with sessions and such without can't be compared. */
    private void ruleChanged(FaultEvent.RuleChanged changed) {
        if (changed.rule().equals(Rule.SNAPSHOT_SESSIONS.key())) {
            machines.forgetStates();
        }
    }

    /** What was worth seeing so far, though nothing is broken. */
    public RareSituations rareSituations() {
        return rareSituations;
    }

    /** Whether the clients' history so far is linearizable, what they read locally included. */
    public Verdict linearizability() {
        return clients.verdict();
    }

    private static @Nullable Violation first(@Nullable Violation one, @Nullable Violation other) {
        return one != null ? one : other;
    }
}
