package raftarium.check;

import raftarium.raft.Entry;

/** A number that stands for an entry: equal entries have equal ones. */
final class EntryHash {
    private static final long FACTOR = 0xD6E8FEB86659FD93L;

    private EntryHash() {}

    static long of(Entry entry) {
        long mixed = entry.term() * FACTOR;
        mixed = (mixed ^ (mixed >>> 32) ^ entry.kind().ordinal()) * FACTOR;
        mixed = (mixed ^ (mixed >>> 29) ^ entry.data().hashCode()) * FACTOR;
        return mixed ^ (mixed >>> 32) ^ entry.data().length();
    }
}
