package raftarium.raft;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The log: entries from {@link #firstIndex} to {@link #lastIndex}, without gaps. A snapshot stands
 * for those before (section 7): of them the last one's index and term are known. Entries are kept
 * in chunks that copies share until one of them writes, so that a copy costs a pointer a chunk.
 */
public final class RaftLog {
    private static final int CHUNK_BITS = 9;
    private static final int CHUNK_ENTRIES = 1 << CHUNK_BITS;

    /** The chunk that holds index {@code i} is {@code ((i - 1) >>> CHUNK_BITS) - firstChunk}. */
    private Entry[][] chunks = new Entry[4][];

    /** Which chunks are shared with a copy, and are cloned before they are written. */
    private boolean[] shared = new boolean[4];

    private long firstChunk;
    private long snapshotIndex;
    private long snapshotTerm;
    private long lastIndex;
    private long bytes;

    RaftLog() {}

    /** A log that holds these entries, which begin at index 1. */
    public static RaftLog of(List<Entry> entries) {
        return of(null, entries);
    }

    /** A log of a snapshot, if any, and these entries, which follow it. */
    public static RaftLog of(@Nullable Snapshot snapshot, List<Entry> entries) {
        RaftLog log = new RaftLog();
        if (snapshot != null) {
            log.beginAfter(snapshot.lastIncludedIndex(), snapshot.lastIncludedTerm());
        }
        for (Entry entry : entries) {
            log.append(entry);
        }
        return log;
    }

    /** The index of the last entry that a snapshot stands for; 0 without one. */
    public long snapshotIndex() {
        return snapshotIndex;
    }

    /** The term of that entry; 0 without one. */
    public long snapshotTerm() {
        return snapshotTerm;
    }

    /** The index of the first entry held, or of the next one if none is. */
    public long firstIndex() {
        return snapshotIndex + 1;
    }

    /**
     * The index of the last entry, the snapshot's if no entry follows it; 0 for an empty log.
     */
    public long lastIndex() {
        return lastIndex;
    }

    /** The term of the last entry, the snapshot's if no entry follows it; 0 for an empty log. */
    public long lastTerm() {
        return termAt(lastIndex);
    }

    /** How many entries are held. */
    public long size() {
        return lastIndex - snapshotIndex;
    }

    /** How many bytes of data the entries have that are held. */
    public long bytes() {
        return bytes;
    }

    /** The term of the entry at {@code index}; 0 at index 0 and where it isn't known. */
    public long termAt(long index) {
        if (index == snapshotIndex) {
            return snapshotTerm;
        }
        return holds(index) ? at(index).term() : 0;
    }

    /** Whether there is an entry at {@code index}. */
    public boolean holds(long index) {
        return index > snapshotIndex && index <= lastIndex;
    }

    /** Whether the entry at {@code index} is of that term. */
    public boolean holds(long index, long term) {
        return holds(index) && at(index).term() == term;
    }

    /** The entry at {@code index}, which must be held. */
    public Entry at(long index) {
        if (!holds(index)) {
            throw new IndexOutOfBoundsException(
                    "index " + index + " of " + firstIndex() + ".." + lastIndex);
        }
        return chunks[chunkOf(index)][(int) (index - 1) & (CHUNK_ENTRIES - 1)];
    }

    private int chunkOf(long index) {
        return (int) (((index - 1) >>> CHUNK_BITS) - firstChunk);
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

    /** The first index held of the run of entries of one term that ends at {@code index}. */
    long firstOfTerm(long index) {
        long term = termAt(index);
        long first = index;
        while (first > firstIndex() && termAt(first - 1) == term) {
            first--;
        }
        return first;
    }

    /**
     * The last index at or below {@code limit} of that term or an older one; what a snapshot stands
     * for isn't searched.
     */
    long lastAtOrBelowTerm(long limit, long term) {
        long index = Math.min(limit, lastIndex);
        while (index > snapshotIndex && termAt(index) > term) {
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
        int chunk = chunkOf(entry.index());
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
            shared = Arrays.copyOf(shared, chunk * 2);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new Entry[CHUNK_ENTRIES];
            shared[chunk] = false;
        }
        own(chunk)[(int) lastIndex & (CHUNK_ENTRIES - 1)] = entry;
        bytes += entry.data().length();
        lastIndex++;
    }

    /** A chunk that no copy shares. */
    private Entry[] own(int chunk) {
        if (shared[chunk]) {
            chunks[chunk] = chunks[chunk].clone();
            shared[chunk] = false;
        }
        return chunks[chunk];
    }

    /** Deletes the entries from {@code index} on. */
    void truncateFrom(long index) {
        while (lastIndex >= Math.max(index, firstIndex())) {
            bytes -= at(lastIndex).data().length();
            int place = (int) (lastIndex - 1) & (CHUNK_ENTRIES - 1);
            Arrays.fill(own(chunkOf(lastIndex)), place, place + 1, null);
            lastIndex--;
        }
    }

    /**
     * A snapshot stands for the entries up to {@code index} now (figure 13, steps 6 and 7): those
     * behind it stay if the log has that entry, of that term; else all go.
     */
    void beginAfter(long index, long term) {
        if (termAt(index) == term) {
            dropTo(index);
        } else {
            chunks = new Entry[4][];
            shared = new boolean[4];
            firstChunk = index >>> CHUNK_BITS;
            bytes = 0;
            lastIndex = index;
        }
        snapshotIndex = index;
        snapshotTerm = term;
    }

    private void dropTo(long index) {
        for (long dropped = firstIndex(); dropped <= index; dropped++) {
            bytes -= at(dropped).data().length();
        }
        int from = Math.min((int) ((index >>> CHUNK_BITS) - firstChunk), chunks.length);
        int length = Math.max(4, chunks.length - from);
        chunks = Arrays.copyOfRange(chunks, from, from + length);
        shared = Arrays.copyOfRange(shared, from, from + length);
        firstChunk = index >>> CHUNK_BITS;
        int dropped = (int) index & (CHUNK_ENTRIES - 1);
        if (dropped > 0 && chunks[0] != null) {
            // Their data may be large: it mustn't stay until the chunk is full and goes.
            Arrays.fill(own(0), 0, dropped, null);
        }
    }

    /** A copy that changes no more with this one. */
    public RaftLog copy() {
        Arrays.fill(shared, true);
        RaftLog copy = new RaftLog();
        copy.chunks = chunks.clone();
        copy.shared = shared.clone();
        copy.firstChunk = firstChunk;
        copy.snapshotIndex = snapshotIndex;
        copy.snapshotTerm = snapshotTerm;
        copy.lastIndex = lastIndex;
        copy.bytes = bytes;
        return copy;
    }

    @Override
    public String toString() {
        List<String> terms = new ArrayList<>();
        if (snapshotIndex > 0) {
            terms.add("snapshot " + snapshotIndex + "/" + snapshotTerm);
        }
        for (long index = Math.max(firstIndex(), lastIndex - 20); index <= lastIndex; index++) {
            terms.add(index + "/" + termAt(index));
        }
        return String.join(" ", terms);
    }
}
