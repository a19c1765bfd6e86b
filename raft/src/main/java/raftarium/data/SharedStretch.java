package raftarium.data;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Elements by number, those of a stretch: from {@link #first} on, gaps allowed; the oldest are let
 * go. They lie in chunks of {@value #CHUNK_ELEMENTS}, which copies share until one of them writes
 * there: a copy costs a pointer a chunk. Elements must not change.
 */
public final class SharedStretch<E> {
    private static final int CHUNK_BITS = 9;

    /** How many elements lie in a chunk. */
    public static final int CHUNK_ELEMENTS = 1 << CHUNK_BITS;

    /** Who may write into a chunk, and the elements. */
    private static final class Chunk {
        private final Object owner;
        private final @Nullable Object[] elements;

        private Chunk(Object owner, @Nullable Object[] elements) {
            this.owner = owner;
            this.elements = elements;
        }
    }

    /** The first is that of {@link #first}. */
    private final List<@Nullable Chunk> chunks = new ArrayList<>();

    private Object owner = new Object();
    private long first;

    /** No elements as yet, from that number on. */
    public SharedStretch(long first) {
        this.first = first;
    }

    /** An independent stretch with the same elements. */
    public SharedStretch<E> copy() {
        owner = new Object();
        SharedStretch<E> twin = new SharedStretch<>(first);
        twin.chunks.addAll(chunks);
        return twin;
    }

    /** The lowest number that can have an element. */
    public long first() {
        return first;
    }

    /** The element of that number; null if it has none, or not any more. */
    @SuppressWarnings("unchecked")
    public @Nullable E get(long number) {
        int place = place(number);
        if (number < first || place >= chunks.size()) {
            return null;
        }
        Chunk chunk = chunks.get(place);
        return chunk == null ? null : (E) chunk.elements[inChunk(number)];
    }

    /** Gives a number an element, in the place of the one that it has; one let go has none. */
    public void set(long number, E element) {
        if (number >= first) {
            writable(place(number)).elements[inChunk(number)] = element;
        }
    }

    private Chunk writable(int place) {
        while (chunks.size() <= place) {
            chunks.add(null);
        }
        Chunk chunk = chunks.get(place);
        if (chunk == null || chunk.owner != owner) {
            Object[] elements = chunk == null ? new Object[CHUNK_ELEMENTS] : chunk.elements.clone();
            chunk = new Chunk(owner, elements);
            chunks.set(place, chunk);
            if (place == 0) {
                Arrays.fill(elements, 0, inChunk(first), null);
            }
        }
        return chunk;
    }

    /**
     * Lets go of the elements below that number. Those in a chunk that a copy may share stay in
     * memory until all of the chunk is let go: the copy had them in any case.
     */
    public void dropBelow(long number) {
        if (number <= first) {
            return;
        }
        int gone = Math.min(place(number), chunks.size());
        int from = gone > 0 ? 0 : inChunk(first);
        if (gone > 0) {
            chunks.subList(0, gone).clear();
        }
        first = number;
        Chunk oldest = chunks.isEmpty() ? null : chunks.get(0);
        if (oldest != null && oldest.owner == owner) {
            Arrays.fill(oldest.elements, from, inChunk(number), null);
        }
    }

    /** Lets go of all elements; their numbers can have others. */
    public void clear() {
        chunks.clear();
    }

    private int place(long number) {
        return (int) Math.min((number >>> CHUNK_BITS) - (first >>> CHUNK_BITS), Integer.MAX_VALUE);
    }

    private static int inChunk(long number) {
        return (int) number & (CHUNK_ELEMENTS - 1);
    }
}
