package raftarium.sim;

import raftarium.machine.MachineType;
import raftarium.machine.Sessions;
import raftarium.machine.StateMachine;
import raftarium.raft.Snapshot;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the state in a snapshot is.
 *
 * @param sessions how many clients are remembered
 * @param values what the machine has to show, in the order of the names: keys and values, say
 * @param trouble why it can't be read; empty if it can
 */
public record SnapshotState(int sessions, SortedMap<String, String> values, String trouble) {
    public SnapshotState {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Restores a machine from it, whichever of those that come along it is of; whatever its bytes
     * are, there is an answer.
     */
    public static SnapshotState of(Snapshot snapshot) {
        String trouble = "";
        for (MachineType type : MachineType.BUILT_IN) {
            StateMachine machine = type.fresh();
            Sessions sessions = new Sessions(machine);
            try {
                sessions.restore(snapshot.data());
                return new SnapshotState(sessions.count(), machine.contents(), "");
            } catch (IllegalArgumentException noState) {
                trouble = trouble.isEmpty() ? String.valueOf(noState.getMessage()) : trouble;
            }
        }
        return new SnapshotState(0, new TreeMap<>(), trouble);
    }
}
