package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.Verdict;
import raftarium.machine.StateMark;
import raftarium.raft.Membership;
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
import raftarium.trace.PartialReader;
import raftarium.trace.Violation;

import java.util.Optional;

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
    private final Judging judging = new Judging();

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
        return event.read(judging).orElse(null);
    }

    @Override
    public @Nullable Violation compare(long atNanos, int node, long applied, StateMark state) {
        return machines.compare(atNanos, node, applied, state);
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

    /** What was on the disk may be another cluster's past, or damaged, or less than before. */
    private @Nullable Violation starts(HostEvent.Started started, ObservedNode node) {
        node.starts(started);
        Violation mismatch = logs.append(started, node, started.log());
        node.hasOnDisk(node.log());
        Violation differing =
                machines.begins(started, node, started.snapshotIndex(), started.snapshotTerm());
        Violation lost = durability.changed(started, node);
        forget();
        return first(mismatch, first(differing, lost));
    }

    private @Nullable Violation syncs(Event event, ObservedNode node) {
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

    /** An index whose entry isn't remembered is under every snapshot. */
    private @Nullable Violation acknowledged(ClientEvent.Returned returned) {
        long term = machines.termAt(returned.index());
        return returned.outcome() == Outcome.OK && term > 0
                ? durability.acknowledged(returned, returned.index(), term)
                : null;
    }

    /** What was worth seeing so far, though nothing is broken. */
    public RareSituations rareSituations() {
        return rareSituations;
    }

    /** Whether the clients' history so far is linearizable, what they read locally included. */
    public Verdict linearizability() {
        return clients.verdict();
    }

    /** What each kind of event means for the properties. */
    private final class Judging extends PartialReader<Optional<Violation>> {
        private static Optional<Violation> seen(@Nullable Violation violation) {
            return Optional.ofNullable(violation);
        }

        @Override
        protected Optional<Violation> other(Event event) {
            return Optional.empty();
        }

        @Override
        public Optional<Violation> roleChanged(Decision decision, RoleChanged changed) {
            return seen(becomes(decision, nodes.of(decision.node()), changed));
        }

        @Override
        public Optional<Violation> appended(Decision decision, Appended appended) {
            return seen(logs.append(decision, nodes.of(decision.node()), appended.entries()));
        }

        @Override
        public Optional<Violation> truncated(Decision decision, Truncated truncated) {
            return seen(logs.truncated(decision, nodes.of(decision.node()), truncated));
        }

        @Override
        public Optional<Violation> committed(Decision decision, Committed committed) {
            ObservedNode node = nodes.of(decision.node());
            return committed.replicas() == 0
                    ? Optional.empty()
                    : seen(first(
                            logs.committed(decision, node, committed.index()),
                            durability.committed(decision, node, committed.index())));
        }

        @Override
        public Optional<Violation> membershipChanged(Decision decision, MembershipChanged changed) {
            nodes.of(decision.node()).setMembership(changed.membership());
            return Optional.empty();
        }

        @Override
        public Optional<Violation> snapshotInstalled(
                Decision decision, SnapshotInstalled installed) {
            ObservedNode node = nodes.of(decision.node());
            node.log().beginAfter(installed.index(), installed.term());
            return seen(machines.begins(decision, node, installed.index(), installed.term()));
        }

        @Override
        public Optional<Violation> started(HostEvent.Started started) {
            return seen(starts(started, nodes.of(started.node())));
        }

        @Override
        public Optional<Violation> crashed(HostEvent.Crashed crashed) {
            nodes.of(crashed.node()).stops();
            return Optional.empty();
        }

        @Override
        public Optional<Violation> failed(HostEvent.Failed failed) {
            nodes.of(failed.node()).stops();
            return Optional.empty();
        }

        @Override
        public Optional<Violation> snapshotTaken(HostEvent.SnapshotTaken taken) {
            nodes.of(taken.node()).log().beginAfter(taken.index(), taken.term());
            return seen(machines.taken(taken));
        }

        @Override
        public Optional<Violation> applied(HostEvent.Applied applied) {
            return seen(machines.applied(applied));
        }

        @Override
        public Optional<Violation> write(DiskEvent.Write write) {
            nodes.of(write.node()).writes(write);
            return Optional.empty();
        }

        @Override
        public Optional<Violation> synced(DiskEvent.Synced synced) {
            return seen(syncs(synced, nodes.of(synced.node())));
        }

        @Override
        public Optional<Violation> called(ClientEvent.Called called) {
            clients.called(called);
            return Optional.empty();
        }

        @Override
        public Optional<Violation> returned(ClientEvent.Returned returned) {
            return seen(first(clients.returned(returned), acknowledged(returned)));
        }

        @Override
        public Optional<Violation> ruleChanged(FaultEvent.RuleChanged changed) {
            if (changed.rule().equals(Rule.SNAPSHOT_SESSIONS.key())) {
                // Snapshots with sessions and such without can't be compared.
                machines.forgetStates();
            }
            return Optional.empty();
        }
    }

    private static @Nullable Violation first(@Nullable Violation one, @Nullable Violation other) {
        return one != null ? one : other;
    }
}
