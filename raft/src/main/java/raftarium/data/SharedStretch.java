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

    /**
     * Who may write into a chunk; the elements, what they weigh, and what they are marked with:
     * null as long as nothing.
     */
    private static final class Chunk {
        private final Object owner;
        private final @Nullable Object[] elements;
        private int @Nullable [] weights;
        private long @Nullable [] marks;

        private Chunk(Object owner, @Nullable Object[] elements) {
            this.owner = owner;
            this.elements = elements;
        }

        private Chunk ownedBy(Object writer) {
            if (owner == writer) {
                return this;
            }
            Chunk own = new Chunk(writer, elements.clone());
            own.weights = weights == null ? null : weights.clone();
            own.marks = marks == null ? null : marks.clone();
            return own;
        }

        private int weight(int place) {
            return weights == null ? 0 : weights[place];
        }

        /** What those weigh from one place until before another. */
        private long weight(int from, int until) {
            long sum = 0;
            for (int place = from; weights != null && place < until; place++) {
                sum += weights[place];
            }
            return sum;
        }

        private void set(int place, Object element, int weight, long mark) {
            elements[place] = element;
            if (weights == null && weight != 0) {
                weights = new int[CHUNK_ELEMENTS];
            }
            if (weights != null) {
                weights[place] = weight;
            }
            if (marks == null && mark != 0) {
                marks = new long[CHUNK_ELEMENTS];
            }
            if (marks != null) {
                marks[place] = mark;
            }
        }
    }

    /** The first is that of {@link #first}. */
    private final List<@Nullable Chunk> chunks = new ArrayList<>();

    private Object owner = new Object();
    private long first;
    private long weight;

    /** No elements as yet, from that number on. */
    public SharedStretch(long first) {
        this.first = first;
    }

    /** An independent stretch with the same elements. */
    public SharedStretch<E> copy() {
        owner = new Object();
        SharedStretch<E> copy = new SharedStretch<>(first);
        copy.chunks.addAll(chunks);
        copy.weight = weight;
        return copy;
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

    /** What the element of that number is marked with; 0 if there is none, or with nothing. */
    public long mark(long number) {
        int place = place(number);
        if (number < first || place >= chunks.size()) {
            return 0;
        }
        Chunk chunk = chunks.get(place);
        return chunk == null || chunk.marks == null ? 0 : chunk.marks[inChunk(number)];
    }

    /** What all elements weigh together. */
    public long weight() {
        return weight;
    }

    /** Gives a number an element that weighs nothing, as {@link #set(long, Object, int)} does. */
    public void set(long number, E element) {
        set(number, element, 0);
    }

    /**
     * Gives a number an element, in the place of the one that it has; one let go has none.
     *
     * @param weight of the element, in whatever unit its owner counts, 0 or more
     */
    public void set(long number, E element, int weight) {
        set(number, element, weight, 0);
    }

    /** The same, and it is marked with a number. */
    public void set(long number, E element, int weight, long mark) {
        if (number < first) {
            return;
        }
        Chunk chunk = writable(place(number));
        int place = inChunk(number);
        this.weight += weight - chunk.weight(place);
        chunk.set(place, element, weight, mark);
    }

    private Chunk writable(int place) {
        while (chunks.size() <= place) {
            chunks.add(null);
        }
        Chunk chunk = chunks.get(place);
        if (chunk == null) {
            chunk = new Chunk(owner, new Object[CHUNK_ELEMENTS]);
            chunks.set(place, chunk);
        } else if (chunk.owner != owner) {
            chunk = chunk.ownedBy(owner);
            chunks.set(place, chunk);
            if (place == 0) {
                Arrays.fill(chunk.elements, 0, inChunk(first), null);
            }
        }
        return chunk;
    }

    /**
     * Lets go of the elements below that number. Those in a chunk that a copy may share stay in
     * memory until all of the chunk is let go: the copy had them in any case.
     */
    public void dropBelow(long number) {
        if (number == first + 1 && inChunk(number) != 0) {
            dropFirst();
        } else if (number > first) {
            dropMany(number);
        }
    }

    /** The oldest one, behind which its chunk has another. */
    private void dropFirst() {
        Chunk oldest = chunks.isEmpty() ? null : chunks.get(0);
        int place = inChunk(first);
        first++;
        if (oldest != null) {
            weight -= oldest.weight(place);
            if (oldest.owner == owner) {
                oldest.elements[place] = null;
            }
        }
    }

    private void dropMany(long number) {
        int gone = Math.min(place(number), chunks.size());
        if (gone > 0) {
            for (int place = 0; place < gone; place++) {
                Chunk chunk = chunks.get(place);
                int from = place == 0 ? inChunk(first) : 0;
                weight -= chunk == null ? 0 : chunk.weight(from, CHUNK_ELEMENTS);
            }
            chunks.subList(0, gone).clear();
        }
        int from = gone > 0 ? 0 : inChunk(first);
        first = number;
        Chunk oldest = chunks.isEmpty() ? null : chunks.get(0);
        if (oldest != null) {
            weight -= oldest.weight(from, inChunk(number));
            if (oldest.owner == owner) {
                Arrays.fill(oldest.elements, from, inChunk(number), null);
            }
        }
    }

    /** Lets go of all elements; their numbers can have others. */
    public void clear() {
        chunks.clear();
        weight = 0;
    }

    private int place(long number) {
        return (int) Math.min((number >>> CHUNK_BITS) - (first >>> CHUNK_BITS), Integer.MAX_VALUE);
    }

    private static int inChunk(long number) {
        return (int) number & (CHUNK_ELEMENTS - 1);
    }
}
