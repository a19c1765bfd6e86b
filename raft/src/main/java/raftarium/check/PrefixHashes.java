package raftarium.check;

import raftarium.raft.Entry;

import java.util.Arrays;

/**
 * A log as a checker sees it: for each index the entry's term, and a hash over all entries up to
 * it. Two logs that have the same hash at an index are the same up to there.
 */
final class PrefixHashes {
    private static final long FACTOR = 0xD6E8FEB86659FD93L;

    /** At position {@code i} what belongs to index {@code i}; position 0 is the empty prefix. */
    private long[] hashes = new long[64];

    private long[] terms = new long[64];
    private int last;

    int last() {
        return last;
    }

    long term(long index) {
        return index <= last ? terms[(int) index] : 0;
    }

    long hash(long index) {
        return hashes[(int) index];
    }

    void append(Entry entry) {
        if (++last == hashes.length) {
            hashes = Arrays.copyOf(hashes, last * 2);
            terms = Arrays.copyOf(terms, last * 2);
        }
        terms[last] = entry.term();
        hashes[last] = next(hashes[last - 1], entry);
    }

    private static long next(long hash, Entry entry) {
        long mixed = (hash ^ entry.term()) * FACTOR;
        mixed = (mixed ^ (mixed >>> 32) ^ entry.kind().ordinal()) * FACTOR;
        mixed = (mixed ^ (mixed >>> 29) ^ entry.data().hashCode()) * FACTOR;
        return mixed ^ (mixed >>> 32) ^ entry.data().length();
    }

    void truncateFrom(long index) {
        last = (int) Math.min(last, index - 1);
    }

    PrefixHashes copy() {
        PrefixHashes twin = new PrefixHashes();
        twin.hashes = hashes.clone();
        twin.terms = terms.clone();
        twin.last = last;
        return twin;
    }
}
