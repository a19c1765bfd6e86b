package raftarium.trace;

import java.util.Arrays;

/**
 * The terms of a log's entries, from the index on that its snapshot stands for. Few terms make many
 * entries, so they are kept as runs of equal ones. Of two logs in which Log Matching holds, an
 * index and its term say all: if both have it, they are the same up to there.
 */
public final class LogTerms {
    private long base;
    private long baseTerm;
    private long last;

    /** The index at which each run begins; the first is behind {@link #base}. */
    private long[] firsts = new long[4];

    private long[] terms = new long[4];
    private int runs;

    /** Whether another one has the same arrays: then they are cloned before they are written. */
    private boolean isShared;

    /** The index of the last entry that its snapshot stands for; 0 without one. */
    public long base() {
        return base;
    }

    /** The index of its last entry, or its snapshot's. */
    public long last() {
        return last;
    }

    /** The term of the entry at an index; 0 where none is known. */
    public long term(long index) {
        if (index == base) {
            return baseTerm;
        } else if (index < base || index > last) {
            return 0;
        }
        int place = Arrays.binarySearch(firsts, 0, runs, index);
        return terms[place >= 0 ? place : -place - 2];
    }

    /** The index of the last entry of that term; 0 if none is known. */
    public long lastOf(long term) {
        for (int run = runs - 1; run >= 0 && terms[run] >= term; run--) {
            if (terms[run] == term) {
                return run + 1 < runs ? firsts[run + 1] - 1 : last;
            }
        }
        return baseTerm == term ? base : 0;
    }

    /** Whether it has an entry of that term there, itself or under its snapshot. */
    public boolean has(long index, long term) {
        return index < base || index <= last && term(index) == term;
    }

    /** An entry of that term follows. */
    public void append(long term) {
        last++;
        if (runs > 0 && terms[runs - 1] == term) {
            return;
        }
        own(runs == firsts.length ? runs * 2 : firsts.length);
        firsts[runs] = last;
        terms[runs] = term;
        runs++;
    }

    /** From here on the arrays are this one's alone, and of that length. */
    private void own(int length) {
        if (isShared || firsts.length < length) {
            firsts = Arrays.copyOf(firsts, length);
            terms = Arrays.copyOf(terms, length);
            isShared = false;
        }
    }

    /** The entries from that index on are gone, but for what its snapshot stands for. */
    public void truncateFrom(long index) {
        last = Math.max(base, Math.min(last, index - 1));
        while (runs > 0 && firsts[runs - 1] > last) {
            runs--;
        }
    }

    /** It is a snapshot and nothing behind it; 0 and 0: nothing at all. */
    public void beginAnew(long index, long term) {
        base = index;
        baseTerm = term;
        last = index;
        runs = 0;
    }

    /**
     * A snapshot stands for its beginning (figure 13, steps 6 and 7): what is behind the entry of
     * that index and term stays; without such an entry all goes.
     */
    public void beginAfter(long index, long term) {
        if (index < base || index > last || term(index) != term) {
            beginAnew(index, term);
            return;
        }
        int gone = 0;
        while (gone < runs && (gone + 1 < runs ? firsts[gone + 1] - 1 : last) <= index) {
            gone++;
        }
        runs -= gone;
        own(firsts.length);
        System.arraycopy(firsts, gone, firsts, 0, runs);
        System.arraycopy(terms, gone, terms, 0, runs);
        if (runs > 0) {
            firsts[0] = Math.max(firsts[0], index + 1);
        }
        base = index;
        baseTerm = term;
    }

    /** Becomes the same as that one. */
    public void set(LogTerms other) {
        base = other.base;
        baseTerm = other.baseTerm;
        last = other.last;
        firsts = other.firsts;
        terms = other.terms;
        runs = other.runs;
        isShared = true;
        other.isShared = true;
    }

    /** A copy that changes no more with this one. */
    public LogTerms copy() {
        LogTerms copy = new LogTerms();
        copy.set(this);
        return copy;
    }
}
