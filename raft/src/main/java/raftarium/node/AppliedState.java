package raftarium.node;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.machine.MachineException;
import raftarium.machine.MachineType;
import raftarium.machine.Sessions;
import raftarium.machine.StateMark;
import raftarium.raft.Entry;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.raft.Snapshot;
import raftarium.trace.HostEvent;

/**
 * What a node has applied: its state machine, with the sessions of its clients. What the machine
 * does wrong comes out as a {@link MachineException} that says on which node.
 */
final class AppliedState {
    private final int node;
    private final MachineType machine;
    private final Sessions sessions;
    private final StateWatch watch;

    AppliedState(int node, MachineType machine) {
        this(node, machine, new Sessions(machine.fresh()), new StateWatch(node, machine));
    }

    private AppliedState(int node, MachineType machine, Sessions sessions, StateWatch watch) {
        this.node = node;
        this.machine = machine;
        this.sessions = sessions;
        this.watch = watch;
    }

    AppliedState copy() {
        return new AppliedState(node, machine, sessions.copy(), watch.copy());
    }

    Sessions sessions() {
        return sessions;
    }

    /**
     * A snapshot takes the place of all that was applied. Without rule {@link
     * Rule#SNAPSHOT_AT_ONCE} there can be one that stands for a log and holds no state.
     */
    void restore(Snapshot snapshot) {
        if (snapshot.data().length() == 0) {
            return;
        }
        try {
            sessions.restoreOwn(snapshot.data());
        } catch (MachineException mistake) {
            throw here(mistake);
        }
        watch.restored(snapshot.data().length());
    }

    /** Applies an entry, in a cluster of so many nodes. Returns what came of it. */
    HostEvent.Applied apply(Entry entry, Rules rules, int nodes, long nowNanos) {
        try {
            String flaw = watch.before(sessions, entry.index(), nodes);
            Sessions.Applied applied = entry.kind() == Entry.Kind.COMMAND
                    ? sessions.apply(entry.data(), rules.on(Rule.DEDUPLICATE))
                    : Sessions.Applied.NOTHING;
            return new HostEvent.Applied(
                    nowNanos,
                    node,
                    entry,
                    applied.value(),
                    applied.expired(),
                    machine,
                    watch.after(sessions, rules, entry.index(), flaw));
        } catch (MachineException mistake) {
            throw mistake.in("index " + entry.index() + " on n" + node);
        }
    }

    /** The machine's answer to a question; null for none. */
    @Nullable
    Bytes query(Bytes command) {
        try {
            return sessions.query(command);
        } catch (MachineException mistake) {
            throw here(mistake);
        }
    }

    /** All of it, for a snapshot. */
    Bytes snapshot(Rules rules) {
        try {
            return sessions.snapshot(rules.on(Rule.SNAPSHOT_SESSIONS));
        } catch (MachineException mistake) {
            throw here(mistake);
        }
    }

    /** The machine's state, to be compared with others'; null where they may differ. */
    @Nullable
    StateMark mark(Rules rules) {
        try {
            return StateWatch.compares(rules) ? sessions.mark() : null;
        } catch (MachineException mistake) {
            throw here(mistake);
        }
    }

    private MachineException here(MachineException mistake) {
        return mistake.in("n" + node);
    }
}
