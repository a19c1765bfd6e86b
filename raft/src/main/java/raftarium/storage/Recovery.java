package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Snapshot;

import java.util.List;

/**
 * What a node had on its disk when it was started.
 *
 * @param hardState its term and vote; {@link HardState#INITIAL} when it never stored any
 * @param snapshot what stands for the beginning of its log; null if nothing does
 * @param entries the rest of its log, from index 1 or from behind the snapshot, without gaps
 * @param report how it was found
 */
public record Recovery(
        HardState hardState,
        @Nullable Snapshot snapshot,
        List<Entry> entries,
        RecoveryReport report) {
    public Recovery {
        entries = List.copyOf(entries);
    }

    /** The index of the last entry, of the snapshot if no entry follows it; 0 if there is none. */
    public long lastIndex() {
        long before = snapshot == null ? 0 : snapshot.lastIncludedIndex();
        return before + entries.size();
    }
}
