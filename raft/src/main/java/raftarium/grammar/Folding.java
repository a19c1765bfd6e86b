package raftarium.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A shape of many parts, each of which says something of what it makes; what isn't typed stays as
 * it is in the beginning.
 *
 * @param <T> what it makes
 */
public final class Folding<T> {
    private interface Said<T> {
        T in(T whole, @Nullable Object value);
    }

    private final T beginning;
    private final List<Shape.Slot<T, ?>> slots = new ArrayList<>();
    private final List<Said<T>> all = new ArrayList<>();

    Folding(T beginning) {
        this.beginning = beginning;
    }

    /**
     * One more part.
     *
     * @param of what it is in the whole
     * @param said the whole with that
     */
    public <V> Folding<T> with(
            Part<V> part, Function<T, @Nullable V> of, BiFunction<T, V, T> said) {
        slots.add(new Shape.Slot<>(part, of));
        all.add((whole, value) -> said.apply(whole, Shaping.cast(value)));
        return this;
    }

    /** That is all. */
    public Shape<T> makes() {
        Predicate<Object> isOne = one -> one.getClass() == beginning.getClass();
        return new Shape<>(isOne, slots, values -> {
            T whole = beginning;
            for (int place = 0; place < values.size(); place++) {
                whole = all.get(place).in(whole, values.get(place));
            }
            return whole;
        });
    }
}
