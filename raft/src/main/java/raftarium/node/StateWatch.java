package raftarium.node;

import org.jspecify.annotations.Nullable;

import raftarium.machine.MachineType;
import raftarium.machine.Sessions;
import raftarium.machine.StateMark;
import raftarium.raft.Rule;
import raftarium.raft.Rules;

/**
 * When a node's machine is looked at: its state, and whether snapshots and copies are as good as
 * itself. Nodes look at the same indexes, so that their states can be compared.
 *
 * <p>What that costs: a snapshot each {@link #stride} entries, so that about {@link
 * #BYTES_PER_ENTRY} bytes of state are hashed an entry, or the whole of a smaller one. And of a
 * machine of one's own one node in turn applies everything three times, for {@link
 * #STRIDES_PER_TURN} strides.
 */
final class StateWatch {
    /** So much of the state is hashed an entry, on average. */
    static final int BYTES_PER_ENTRY = 256;

    /** How many looks a turn has. */
    static final int STRIDES_PER_TURN = 16;

    private final int node;
    private final MachineType machine;

    /** How large the state was when it was seen last. */
    private long stateBytes;

    StateWatch(int node, MachineType machine) {
        this.node = node;
        this.machine = machine;
    }

    StateWatch copy() {
        StateWatch copy = new StateWatch(node, machine);
        copy.stateBytes = stateBytes;
        return copy;
    }

    /** A snapshot of that size took the place of the state. */
    void restored(int bytes) {
        stateBytes = bytes;
    }

    /** A power of two: a node that has another one meets the others every so often. */
    private long stride() {
        long stride = 1;
        while (stride * BYTES_PER_ENTRY < stateBytes) {
            stride *= 2;
        }
        return stride;
    }

    /**
     * The entry of that index is to be applied, in a cluster of so many nodes. Returns what copies
     * that come to their end have shown.
     */
    String before(Sessions sessions, long index, int nodes) {
        if (machine.isBuiltIn()) {
            return "";
        }
        long turn = (index - 1) / (stride() * STRIDES_PER_TURN);
        boolean isOurs = turn % nodes + 1 == node;
        if (isOurs && !sessions.hasCheckedCopies()) {
            sessions.beginCheckedCopies(machine::fresh);
        }
        return isOurs ? "" : sessions.endCheckedCopies();
    }

    /** Without sessions in snapshots states differ: that is for clients to see. */
    static boolean compares(Rules rules) {
        return rules.on(Rule.SNAPSHOT_SESSIONS);
    }

    /** The entry of that index was applied: the state behind it, if it is its turn to be seen. */
    @Nullable
    StateMark after(Sessions sessions, Rules rules, long index, String flaw) {
        String seen = flaw.isEmpty() ? sessions.flaw() : flaw;
        if (seen.isEmpty() && (!compares(rules) || index % stride() != 0)) {
            return null;
        }
        StateMark mark = sessions.mark();
        stateBytes = mark.bytes();
        return mark.with(seen);
    }
}
