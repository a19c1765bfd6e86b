package raftarium.sim;

import raftarium.machine.KeyValueStore;
import raftarium.machine.Sessions;
import raftarium.raft.Snapshot;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the state in a snapshot is.
 *
 * @param sessions how many clients are remembered
 * @param values the keys and values, in the order of the keys
 * @param trouble why it can't be read; empty if it can
 */
public record SnapshotState(int sessions, SortedMap<String, String> values, String trouble) {
    public SnapshotState {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Restores a machine from it; whatever its bytes are, there is an answer. */
    public static SnapshotState of(Snapshot snapshot) {
        KeyValueStore store = new KeyValueStore();
        Sessions sessions = new Sessions(store);
        try {
            sessions.restore(snapshot.data());
            return new SnapshotState(sessions.count(), store.values(), "");
        } catch (IllegalArgumentException noState) {
            return new SnapshotState(0, new TreeMap<>(), String.valueOf(noState.getMessage()));
        }
    }
}
