package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.sim.Event;
import raftarium.sim.HostEvent;
import raftarium.sim.Violation;

/**
 * State Machine Safety (5.4.3): at each index all nodes apply the same entry, none is left out, and
 * whoever takes a snapshot there has the same state in it. A node that begins with a snapshot goes
 * on behind it.
 */
final class StateMachineSafety {
    /** The state in a snapshot. */
    private record State(int node, int bytes, int hash) {}

    private final WatchedNodes nodes;
    private final AppliedEntries applied;
    private final Window<State> states;

    StateMachineSafety(WatchedNodes nodes) {
        this(nodes, new AppliedEntries(), new Window<>());
    }

    private StateMachineSafety(WatchedNodes nodes, AppliedEntries applied, Window<State> states) {
        this.nodes = nodes;
        this.applied = applied;
        this.states = states;
    }

    StateMachineSafety copy(WatchedNodes twins) {
        return new StateMachineSafety(twins, applied.copy(), states.copy());
    }

    /** The term of the entry that was applied at an index; 0 if that isn't known. */
    long termAt(long index) {
        return applied.term(index);
    }

    void forgetBelow(long index) {
        applied.forgetBelow(index);
        states.forgetBelow(index);
    }

    /** What snapshots hold is different from now on. */
    void forgetStates() {
        states.clear();
    }

    @Nullable
    Violation applied(HostEvent.Applied done) {
        Watched node = nodes.of(done.node());
        long index = done.entry().index();
        long before = node.lastApplied();
        if (index != before + 1) {
            return broken(
                    done,
                    index,
                    "n" + node.id() + " applied entry " + index + " behind entry " + before);
        }
        node.setLastApplied(index);
        long other = applied.add(done.entry());
        return other == 0
                ? null
                : broken(
                        done,
                        index,
                        "at index "
                                + index
                                + " n"
                                + node.id()
                                + " applied an entry of term "
                                + done.entry().term()
                                + " ("
                                + done.text()
                                + "), and another node one of term "
                                + other);
    }

    /** Its machine has the state of a snapshot to there, or none: 0 and 0. */
    @Nullable
    Violation begins(Event event, Watched node, long index, long term) {
        node.setLastApplied(index);
        long other = applied.term(index);
        return other == 0 || other == term
                ? null
                : broken(
                        event,
                        index,
                        "n"
                                + node.id()
                                + " has a snapshot to index "
                                + index
                                + " with an entry of term "
                                + term
                                + " there, and another node applied one of term "
                                + other);
    }

    @Nullable
    Violation taken(HostEvent.SnapshotTaken taken) {
        State state = new State(taken.node(), taken.bytes(), taken.hash());
        State other = states.get(taken.index());
        if (other == null) {
            states.set(taken.index(), state);
            return null;
        }
        return other.bytes == state.bytes && other.hash == state.hash
                ? null
                : broken(
                        taken,
                        taken.index(),
                        "n"
                                + other.node
                                + " and n"
                                + state.node
                                + " took snapshots to index "
                                + taken.index()
                                + ", and their states differ: "
                                + other.bytes
                                + " and "
                                + state.bytes
                                + " bytes");
    }

    private static Violation broken(Event event, long index, String detail) {
        return Property.STATE_MACHINE_SAFETY.brokenAt(event, index, detail);
    }
}
