package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;

import java.util.ArrayList;
import java.util.List;

/** What was applied first at each index. */
final class AppliedEntries {
    private final List<@Nullable Entry> entries = new ArrayList<>();

    /** Returns null, or another entry that was applied at that index. */
    @Nullable
    Entry add(Entry entry) {
        int place = (int) entry.index();
        while (entries.size() <= place) {
            entries.add(null);
        }
        Entry first = entries.get(place);
        if (first == null) {
            entries.set(place, entry);
            return null;
        }
        return first.equals(entry) ? null : first;
    }

    AppliedEntries copy() {
        AppliedEntries twin = new AppliedEntries();
        twin.entries.addAll(entries);
        return twin;
    }
}
