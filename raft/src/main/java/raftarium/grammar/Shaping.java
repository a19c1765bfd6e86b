package raftarium.grammar;

import org.jspecify.annotations.Nullable;

import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A shape that is being put together, part by part: each value has its type where the command is
 * made of them all. A part that is given without what it is in the command can only be read.
 *
 * @param <T> what it makes
 */
public final class Shaping<T> {
    /** Makes it of nothing. */
    public interface Maker0<T> {
        /** Makes it, or says why there can be no such thing. */
        T make() throws MistakeException;
    }

    /** Makes it of a value. */
    public interface Maker1<T, A> {
        /** Makes it, or says why there can be no such thing. */
        T make(A first) throws MistakeException;
    }

    /** Makes it of two. */
    public interface Maker2<T, A, B> {
        /** Makes it, or says why there can be no such thing. */
        T make(A first, B second) throws MistakeException;
    }

    /** Makes it of three. */
    public interface Maker3<T, A, B, C> {
        /** Makes it, or says why there can be no such thing. */
        T make(A first, B second, C third) throws MistakeException;
    }

    /** Makes it of four. */
    public interface Maker4<T, A, B, C, D> {
        /** Makes it, or says why there can be no such thing. */
        T make(A first, B second, C third, D fourth) throws MistakeException;
    }

    private final Predicate<Object> prints;
    private final List<Shape.Slot<T, ?>> slots = new ArrayList<>();

    Shaping(Predicate<Object> prints) {
        this.prints = prints;
    }

    private void add(Shape.Slot<T, ?> slot) {
        slots.add(slot);
    }

    private Shape<T> shape(Shape.Maker<T> maker) {
        return new Shape<>(prints, slots, maker);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <V> V value(List<@Nullable Object> values, int place) {
        return cast(values.get(place));
    }

    /** Each part reads values of its own type, or says null for what is not typed. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    static <V> V cast(@Nullable Object value) {
        return (V) value;
    }

    /** A word comes next. */
    public Shaping<T> word(String word) {
        add(new Shape.Slot<>(new Part.Said(word, true, true, ""), whole -> true));
        return this;
    }

    /** A part comes next. */
    public <A> One<T, A> with(Part<A> part, Function<T, @Nullable A> of) {
        add(new Shape.Slot<>(part, of));
        return new One<>(this);
    }

    /** A part comes next, which is only read. */
    public <A> One<T, A> with(Part<A> part) {
        add(new Shape.Slot<>(part, null));
        return new One<>(this);
    }

    /** All that another shape has comes next. */
    public <A> One<T, A> with(Shape<A> shape, Function<T, A> of) {
        return with(new Part.Embedded<>(shape), of);
    }

    /** All that another shape has comes next; it is only read. */
    public <A> One<T, A> with(Shape<A> shape) {
        return with(new Part.Embedded<>(shape));
    }

    /** That is all. */
    public Shape<T> makes(Maker0<T> maker) {
        return shape(values -> maker.make());
    }

    /** The same with one value so far. */
    public static final class One<T, A> {
        private final Shaping<T> all;

        private One(Shaping<T> all) {
            this.all = all;
        }

        /** A word comes next. */
        public One<T, A> word(String word) {
            all.add(new Shape.Slot<>(new Part.Said(word, true, true, ""), whole -> true));
            return this;
        }

        /** A part comes next. */
        public <B> Two<T, A, B> with(Part<B> part, Function<T, @Nullable B> of) {
            all.add(new Shape.Slot<>(part, of));
            return new Two<>(all);
        }

        /** A part comes next, which is only read. */
        public <B> Two<T, A, B> with(Part<B> part) {
            all.add(new Shape.Slot<>(part, null));
            return new Two<>(all);
        }

        /** All that another shape has comes next. */
        public <B> Two<T, A, B> with(Shape<B> shape, Function<T, B> of) {
            return with(new Part.Embedded<>(shape), of);
        }

        /** All that another shape has comes next; it is only read. */
        public <B> Two<T, A, B> with(Shape<B> shape) {
            return with(new Part.Embedded<>(shape));
        }

        /** That is all. */
        public Shape<T> makes(Maker1<T, A> maker) {
            return all.shape(values -> maker.make(value(values, 0)));
        }
    }

    /** The same with two values so far. */
    public static final class Two<T, A, B> {
        private final Shaping<T> all;

        private Two(Shaping<T> all) {
            this.all = all;
        }

        /** A word comes next. */
        public Two<T, A, B> word(String word) {
            all.add(new Shape.Slot<>(new Part.Said(word, true, true, ""), whole -> true));
            return this;
        }

        /** A part comes next. */
        public <C> Three<T, A, B, C> with(Part<C> part, Function<T, @Nullable C> of) {
            all.add(new Shape.Slot<>(part, of));
            return new Three<>(all);
        }

        /** A part comes next, which is only read. */
        public <C> Three<T, A, B, C> with(Part<C> part) {
            all.add(new Shape.Slot<>(part, null));
            return new Three<>(all);
        }

        /** All that another shape has comes next. */
        public <C> Three<T, A, B, C> with(Shape<C> shape, Function<T, C> of) {
            return with(new Part.Embedded<>(shape), of);
        }

        /** All that another shape has comes next; it is only read. */
        public <C> Three<T, A, B, C> with(Shape<C> shape) {
            return with(new Part.Embedded<>(shape));
        }

        /** That is all. */
        public Shape<T> makes(Maker2<T, A, B> maker) {
            return all.shape(values -> maker.make(value(values, 0), value(values, 1)));
        }
    }

    /** The same with three values so far. */
    public static final class Three<T, A, B, C> {
        private final Shaping<T> all;

        private Three(Shaping<T> all) {
            this.all = all;
        }

        /** A word comes next. */
        public Three<T, A, B, C> word(String word) {
            all.add(new Shape.Slot<>(new Part.Said(word, true, true, ""), whole -> true));
            return this;
        }

        /** A part comes next. */
        public <D> Four<T, A, B, C, D> with(Part<D> part, Function<T, @Nullable D> of) {
            all.add(new Shape.Slot<>(part, of));
            return new Four<>(all);
        }

        /** A part comes next, which is only read. */
        public <D> Four<T, A, B, C, D> with(Part<D> part) {
            all.add(new Shape.Slot<>(part, null));
            return new Four<>(all);
        }

        /** All that another shape has comes next. */
        public <D> Four<T, A, B, C, D> with(Shape<D> shape, Function<T, D> of) {
            return with(new Part.Embedded<>(shape), of);
        }

        /** All that another shape has comes next; it is only read. */
        public <D> Four<T, A, B, C, D> with(Shape<D> shape) {
            return with(new Part.Embedded<>(shape));
        }

        /** That is all. */
        public Shape<T> makes(Maker3<T, A, B, C> maker) {
            return all.shape(
                    values -> maker.make(value(values, 0), value(values, 1), value(values, 2)));
        }
    }

    /** The same with four values so far. */
    public static final class Four<T, A, B, C, D> {
        private final Shaping<T> all;

        private Four(Shaping<T> all) {
            this.all = all;
        }

        /** A word comes next. */
        public Four<T, A, B, C, D> word(String word) {
            all.add(new Shape.Slot<>(new Part.Said(word, true, true, ""), whole -> true));
            return this;
        }

        /** That is all. */
        public Shape<T> makes(Maker4<T, A, B, C, D> maker) {
            return all.shape(values -> maker.make(
                    value(values, 0), value(values, 1), value(values, 2), value(values, 3)));
        }
    }
}
