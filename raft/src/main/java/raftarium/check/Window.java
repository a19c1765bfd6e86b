package raftarium.check;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of each index of the log, for those that somebody may still ask about: a stretch of
 * indexes, at most {@link #MAX_INDEXES}, of which the oldest are forgotten first. Elements are
 * immutable, and copies share chunks of them until one of them writes.
 */
final class Window<E> {
    /** How many indexes are remembered at most: what is older isn't checked any more. */
    static final int MAX_INDEXES = 1_000_000;

    private static final int CHUNK_BITS = 9;
    private static final int CHUNK_ELEMENTS = 1 << CHUNK_BITS;

    /** Who may write into a chunk, and the elements. */
    private static final class Chunk {
        private final Object owner;
        private final Object[] elements;

        private Chunk(Object owner, Object[] elements) {
            this.owner = owner;
            this.elements = elements;
        }
    }

    /** The first is that of {@link #lowest}. */
    private final List<@Nullable Chunk> chunks = new ArrayList<>();

    private Object owner = new Object();
    private long lowest;

    /** What is known of an index; null if nothing is, or not any more. */
    @SuppressWarnings("unchecked")
    @Nullable
    E get(long index) {
        int place = place(index);
        if (index < lowest || place >= chunks.size()) {
            return null;
        }
        Chunk chunk = chunks.get(place);
        return chunk == null ? null : (E) chunk.elements[(int) index & (CHUNK_ELEMENTS - 1)];
    }

    /** Remembers it, unless the index is among those forgotten. */
    void set(long index, E element) {
        forgetBelow(index - MAX_INDEXES + 1);
        if (index < lowest) {
            return;
        }
        int place = place(index);
        while (chunks.size() <= place) {
            chunks.add(null);
        }
        Chunk chunk = chunks.get(place);
        if (chunk == null) {
            chunk = new Chunk(owner, new Object[CHUNK_ELEMENTS]);
            chunks.set(place, chunk);
        } else if (chunk.owner != owner) {
            chunk = new Chunk(owner, chunk.elements.clone());
            chunks.set(place, chunk);
        }
        chunk.elements[(int) index & (CHUNK_ELEMENTS - 1)] = element;
    }

    /** Nobody will ask about the indexes before that one. */
    void forgetBelow(long index) {
        if (index > lowest) {
            chunks.subList(0, Math.min(place(index), chunks.size())).clear();
            lowest = index;
        }
    }

    /** All that was remembered is forgotten; the indexes may be set anew. */
    void clear() {
        chunks.clear();
    }

    private int place(long index) {
        return (int) Math.min((index >>> CHUNK_BITS) - (lowest >>> CHUNK_BITS), Integer.MAX_VALUE);
    }

    /** A twin that changes no more with this one. */
    Window<E> copy() {
        owner = new Object();
        Window<E> twin = new Window<>();
        twin.chunks.addAll(chunks);
        twin.lowest = lowest;
        return twin;
    }
}
