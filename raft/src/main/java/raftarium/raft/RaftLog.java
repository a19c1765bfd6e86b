package raftarium.raft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The log: entries from index 1 to {@link #lastIndex}, without gaps. It is kept in chunks that
 * copies share until one of them writes, so that a copy costs a pointer a chunk.
 */
public final class RaftLog {
    private static final int CHUNK_BITS = 9;
    private static final int CHUNK_ENTRIES = 1 << CHUNK_BITS;

    /** The chunk that holds index {@code i} is {@code (i - 1) >>> CHUNK_BITS}. */
    private Entry[][] chunks = new Entry[4][];

    /** Chunks below this one are shared with a copy, and are cloned before they are written. */
    private boolean[] shared = new boolean[4];

    private long lastIndex;

    RaftLog() {}

    /** A log that holds these entries, which begin at index 1. */
    public static RaftLog of(List<Entry> entries) {
        RaftLog log = new RaftLog();
        for (Entry entry : entries) {
            log.append(entry);
        }
        return log;
    }

    /** The index of the first entry held: 1. */
    public long firstIndex() {
        return 1;
    }

    /** The index of the last entry, 0 for an empty log. */
    public long lastIndex() {
        return lastIndex;
    }

    /** The term of the last entry, 0 for an empty log. */
    public long lastTerm() {
        return termAt(lastIndex);
    }

    /** The term of the entry at {@code index}; 0 at index 0 and where there is none. */
    public long termAt(long index) {
        return index < 1 || index > lastIndex ? 0 : at(index).term();
    }

    /** Whether there is an entry at {@code index}. */
    public boolean holds(long index) {
        return index >= 1 && index <= lastIndex;
    }

    /** The entry at {@code index}, which must be held. */
    public Entry at(long index) {
        if (!holds(index)) {
            throw new IndexOutOfBoundsException("index " + index + " of 1.." + lastIndex);
        }
        return chunks[(int) ((index - 1) >>> CHUNK_BITS)][(int) (index - 1) & (CHUNK_ENTRIES - 1)];
    }

    /** The entries from {@code first} to {@code last}, both included; empty if there is none. */
    public List<Entry> entries(long first, long last) {
        if (last < first) {
            return List.of();
        }
        if (first == last) {
            return List.of(at(first));
        }
        Entry[] entries = new Entry[Math.toIntExact(last - first + 1)];
        for (int position = 0; position < entries.length; position++) {
            entries[position] = at(first + position);
        }
        return List.of(entries);
    }

    /**
     * As many entries from {@code first} on as fit in both limits, at least one if there is any.
     */
    List<Entry> batch(long first, int maxEntries, int maxBytes) {
        long last = first - 1;
        long bytes = 0;
        while (last < lastIndex && last - first + 1 < maxEntries) {
            bytes += at(last + 1).data().length();
            if (bytes > maxBytes && last >= first) {
                break;
            }
            last++;
        }
        return entries(first, last);
    }

    /** The first index of the run of entries of one term that ends at {@code index}. */
    long firstOfTerm(long index) {
        long term = termAt(index);
        long first = index;
        while (first > 1 && termAt(first - 1) == term) {
            first--;
        }
        return first;
    }

    /**
     * The last index at or below {@code limit} of that term or an older one; 0 if there is none.
     */
    long lastAtOrBelowTerm(long limit, long term) {
        long index = Math.min(limit, lastIndex);
        while (index > 0 && termAt(index) > term) {
            index--;
        }
        return index;
    }

    /** Adds an entry, which must be the next. */
    void append(Entry entry) {
        if (entry.index() != lastIndex + 1) {
            throw new IllegalStateException(
                    "entry " + entry.index() + " behind entry " + lastIndex);
        }
        int chunk = (int) (lastIndex >>> CHUNK_BITS);
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
            shared = Arrays.copyOf(shared, chunk * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new Entry[CHUNK_ENTRIES];
        } else if (shared[chunk]) {
            chunks[chunk] = chunks[chunk].clone();
        }
        shared[chunk] = false;
        chunks[chunk][(int) lastIndex & (CHUNK_ENTRIES - 1)] = entry;
        lastIndex++;
    }

    /** Deletes the entries from {@code index} on. */
    void truncateFrom(long index) {
        lastIndex = Math.min(lastIndex, index - 1);
    }

    /** A twin that changes no more with this one. */
    public RaftLog copy() {
        Arrays.fill(shared, true);
        RaftLog twin = new RaftLog();
        twin.chunks = chunks.clone();
        twin.shared = shared.clone();
        twin.lastIndex = lastIndex;
        return twin;
    }

    @Override
    public String toString() {
        List<String> terms = new ArrayList<>();
        for (long index = Math.max(1, lastIndex - 20); index <= lastIndex; index++) {
            terms.add(index + "/" + termAt(index));
        }
        return String.join(" ", terms);
    }
}
