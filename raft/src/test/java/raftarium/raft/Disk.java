package raftarium.raft;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What a node under test has on stable storage: each write is there in whole, or not at all. */
final class Disk {
    HardState state;

    @Nullable
    Snapshot snapshot;

    private final List<Entry> entries;

    Disk(HardState state, @Nullable Snapshot snapshot, List<Entry> entries) {
        this.state = state;
        this.snapshot = snapshot;
        this.entries = new ArrayList<>(entries);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void store(Ready.Write write) {
        if (write.hardState() != null) {
            state = write.hardState();
        }
        if (write.snapshot() != null) {
            snapshot = write.snapshot();
            entries.clear();
        }
        if (!write.entries().isEmpty()) {
            long first = write.entries().get(0).index();
            entries.removeIf(entry -> entry.index() >= first);
            long before = snapshot == null ? 0 : snapshot.lastIncludedIndex();
            if (first != before + entries.size() + 1) {
                throw new IllegalStateException("a gap on disk before " + first);
            }
            entries.addAll(write.entries());
        }
    }
}
