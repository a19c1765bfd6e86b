package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.MembershipChanged;
import raftarium.raft.NodeEvent.RoleChanged;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.raft.NodeEvent.VoteGranted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What all nodes are, by nothing but the events so far, read in order from any of them on. A node
 * isn't known before it starts or goes down. A node tells what it did all at once, when it has done
 * it: in between, its state is the one that its events have got to.
 */
public final class NodeStates {
    private final Folding folding = new Folding();

    /** By id - 1; null: nothing is known of it. */
    private final List<@Nullable NodeState> states = new ArrayList<>();

    /**
     * The next event has happened.
     *
     * @return the state of its node behind it; null if it has none, or none that is known
     */
    public @Nullable NodeState add(Event event) {
        return event.read(folding).orElse(null);
    }

    /** The state of the node with that id, from 1; null if it isn't known. */
    public @Nullable NodeState of(int node) {
        return node < 1 || node > states.size() ? null : states.get(node - 1);
    }

    private NodeState known(int node) {
        while (states.size() < node) {
            states.add(null);
        }
        NodeState state = states.get(node - 1);
        if (state == null) {
            state = new NodeState();
            states.set(node - 1, state);
        }
        return state;
    }

    /** Returns the state of the event's node. What nothing is known of, no event changes. */
    private final class Folding extends PartialReader<Optional<NodeState>> {
        @Override
        protected Optional<NodeState> other(Event event) {
            return Optional.ofNullable(of(event.node()));
        }

        private Optional<NodeState> change(Event event, Consumer<NodeState> change) {
            Optional<NodeState> state = Optional.ofNullable(of(event.node()));
            state.ifPresent(change);
            return state;
        }

        @Override
        public Optional<NodeState> started(HostEvent.Started event) {
            NodeState state = known(event.node());
            state.starts(event);
            return Optional.of(state);
        }

        @Override
        public Optional<NodeState> crashed(HostEvent.Crashed event) {
            NodeState state = known(event.node());
            state.stops(false);
            return Optional.of(state);
        }

        @Override
        public Optional<NodeState> failed(HostEvent.Failed event) {
            NodeState state = known(event.node());
            state.stops(true);
            return Optional.of(state);
        }

        @Override
        public Optional<NodeState> paused(HostEvent.Paused event) {
            return change(event, state -> state.setPaused(true));
        }

        @Override
        public Optional<NodeState> resumed(HostEvent.Resumed event) {
            return change(event, state -> state.setPaused(false));
        }

        @Override
        public Optional<NodeState> roleChanged(Decision decision, RoleChanged event) {
            return change(decision, state -> state.becomes(decision.node(), event));
        }

        @Override
        public Optional<NodeState> voteGranted(Decision decision, VoteGranted event) {
            return change(decision, state -> state.votes(event.candidate()));
        }

        @Override
        public Optional<NodeState> appended(Decision decision, Appended event) {
            return change(decision, state -> state.append(event.entries()));
        }

        @Override
        public Optional<NodeState> truncated(Decision decision, Truncated event) {
            return change(decision, state -> state.truncateFrom(event.fromIndex()));
        }

        @Override
        public Optional<NodeState> committed(Decision decision, Committed event) {
            return change(decision, state -> state.commits(event.index()));
        }

        @Override
        public Optional<NodeState> membershipChanged(Decision decision, MembershipChanged event) {
            return change(decision, state -> state.setMembership(event.membership()));
        }

        @Override
        public Optional<NodeState> snapshotInstalled(Decision decision, SnapshotInstalled event) {
            return change(decision, state -> state.installs(event.index(), event.term()));
        }

        @Override
        public Optional<NodeState> snapshotTaken(HostEvent.SnapshotTaken event) {
            return change(event, state -> state.compacts(event.index(), event.term()));
        }

        @Override
        public Optional<NodeState> applied(HostEvent.Applied event) {
            return change(event, state -> state.applies(event.entry().index()));
        }
    }
}
