package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;

/**
 * For each index and term that any log has had: what the entry was and the term of the one before
 * it. If those never differ, two logs that have an entry of the same index and term are the same up
 * to there, by induction: the entries are the same, so are index and term of the ones before.
 */
final class KnownEntries {
    /** Few terms meet at one index: a list of them. */
    private record Known(
            long term, long hash, int node, @Nullable Known other) {}

    private final Window<Known> byIndex;

    KnownEntries() {
        this(new Window<>());
    }

    private KnownEntries(Window<Known> byIndex) {
        this.byIndex = byIndex;
    }

    /**
     * A node has this entry in its log, behind one of {@code previousTerm}.
     *
     * @return 0; or the node that first had another entry of that index and term, or had it behind
     *     another one
     */
    int add(Entry entry, long previousTerm, int node) {
        long hash = EntryHash.of(entry) * 31 + previousTerm;
        Known first = byIndex.get(entry.index());
        for (Known known = first; known != null; known = known.other) {
            if (known.term == entry.term()) {
                return known.hash == hash ? 0 : known.node;
            }
        }
        byIndex.set(entry.index(), new Known(entry.term(), hash, node, first));
        return 0;
    }

    void forgetBelow(long index) {
        byIndex.forgetBelow(index);
    }

    KnownEntries copy() {
        return new KnownEntries(byIndex.copy());
    }
}
