package raftarium.check;

import org.jspecify.annotations.Nullable;

import raftarium.data.SharedStretch;

/**
 * What is known of each index of the log, as long as it may be asked for: at most {@link
 * #MAX_INDEXES} indexes in a row; the oldest are forgotten first. Elements are immutable.
 */
final class Window<E> {
    /** How many indexes are remembered at most: what is older isn't checked any more. */
    static final int MAX_INDEXES = 1_000_000;

    private final SharedStretch<E> known;

    Window() {
        this(new SharedStretch<>(0));
    }

    private Window(SharedStretch<E> known) {
        this.known = known;
    }

    /** What is known of an index; null if nothing is, or not any more. */
    @Nullable
    E get(long index) {
        return known.get(index);
    }

    /** Remembers it, unless the index is among those forgotten. */
    void set(long index, E element) {
        forgetBelow(index - MAX_INDEXES + 1);
        known.set(index, element);
    }

    /** Nobody will ask about the indexes before that one. */
    void forgetBelow(long index) {
        known.dropBelow(index);
    }

    /** All that was remembered is forgotten; the indexes may be set anew. */
    void clear() {
        known.clear();
    }

    /** A copy that changes no more with this one. */
    Window<E> copy() {
        return new Window<>(known.copy());
    }
}
