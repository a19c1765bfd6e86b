package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;

/** What was applied first at each index. */
final class AppliedEntries {
    private record Applied(long hash, long term) {}

    private final Window<Applied> byIndex;

    AppliedEntries() {
        this(new Window<>());
    }

    private AppliedEntries(Window<Applied> byIndex) {
        this.byIndex = byIndex;
    }

    /** Returns 0, or the term of another entry that was applied at that index. */
    long add(Entry entry) {
        Applied applied = new Applied(EntryHash.of(entry), entry.term());
        Applied first = byIndex.get(entry.index());
        if (first == null) {
            byIndex.set(entry.index(), applied);
            return 0;
        }
        return first.equals(applied) ? 0 : first.term;
    }

    /** The term of the entry that was applied first at an index; 0 if that isn't known. */
    long term(long index) {
        @Nullable Applied applied = byIndex.get(index);
        return applied == null ? 0 : applied.term;
    }

    void forgetBelow(long index) {
        byIndex.forgetBelow(index);
    }

    AppliedEntries copy() {
        return new AppliedEntries(byIndex.copy());
    }
}
