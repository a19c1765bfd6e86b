package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.machine.StateMark;
import raftarium.trace.Event;
import raftarium.trace.HostEvent;
import raftarium.trace.Violation;
import raftarium.trace.words.EntryWords;

/**
 * State Machine Safety (5.4.3): at each index all nodes apply the same entry, none is left out, all
 * snapshots taken there hold the same state, and so do all machines that are looked at there. A
 * node that begins with a snapshot goes on behind it.
 */
final class StateMachineSafety {
    /** The state in a snapshot. */
    private record State(int node, int bytes, int hash) {}

    /** The state of a machine, without what is remembered of clients. */
    private record Seen(int node, int bytes, long hash) {}

    private final ObservedNodes nodes;
    private final AppliedEntries applied;
    private final Window<State> states;
    private final Window<Seen> machines;

    StateMachineSafety(ObservedNodes nodes) {
        this(nodes, new AppliedEntries(), new Window<>(), new Window<>());
    }

    private StateMachineSafety(
            ObservedNodes nodes,
            AppliedEntries applied,
            Window<State> states,
            Window<Seen> machines) {
        this.nodes = nodes;
        this.applied = applied;
        this.states = states;
        this.machines = machines;
    }

    StateMachineSafety copy(ObservedNodes copies) {
        return new StateMachineSafety(copies, applied.copy(), states.copy(), machines.copy());
    }

    /** The term of the entry that was applied at an index; 0 if that isn't known. */
    long termAt(long index) {
        return applied.term(index);
    }

    void forgetBelow(long index) {
        applied.forgetBelow(index);
        states.forgetBelow(index);
        machines.forgetBelow(index);
    }

    /** What snapshots hold is different from now on. */
    void forgetStates() {
        states.clear();
        machines.clear();
    }

    @Nullable
    Violation applied(HostEvent.Applied done) {
        ObservedNode node = nodes.of(done.node());
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
        StateMark state = done.state();
        if (other == 0) {
            return state == null ? null : compare(done.atNanos(), node.id(), index, state);
        }
        return broken(
                done,
                index,
                "at index " + index + " n" + node.id() + " applied an entry of term "
                        + done.entry().term() + " (" + EntryWords.of(done.entry(), done.machine())
                        + "), and another node one of term " + other);
    }

    /** A machine was looked at behind that index. */
    @Nullable
    Violation compare(long atNanos, int node, long index, StateMark state) {
        if (!state.flaw().isEmpty()) {
            return Property.STATE_MACHINE_SAFETY.brokenAt(
                    atNanos,
                    index,
                    "at index " + index + ", the machine of n" + node + ": " + state.flaw());
        }
        Seen other = machines.get(index);
        if (other == null) {
            machines.set(index, new Seen(node, state.bytes(), state.hash()));
            return null;
        }
        return other.bytes == state.bytes() && other.hash == state.hash()
                ? null
                : Property.STATE_MACHINE_SAFETY.brokenAt(
                        atNanos, index, differing(other, node, index, state));
    }

    private static String differing(Seen other, int node, long index, StateMark state) {
        String who = other.node == node
                ? "n" + node + ", which has applied that twice,"
                : "n" + other.node + " and n" + node;
        return "behind index " + index + " the machines of " + who + " hold different states, "
                + other.bytes + " and " + state.bytes()
                + " bytes, though all entries up to there are the same: the machine isn't"
                + " deterministic, or leaves something out of its snapshots";
    }

    /** Its machine has the state of a snapshot to there, or none: 0 and 0. */
    @Nullable
    Violation begins(Event event, ObservedNode node, long index, long term) {
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
