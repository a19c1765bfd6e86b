package raftarium.grammar;

import org.jspecify.annotations.Nullable;

import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One of the ways in which a command is typed: its parts, how they make the command, and how it is
 * taken apart.
 *
 * @param <T> what it makes
 */
public final class Shape<T> {
    /**
     * A part, and what it is in what the shape makes.
     *
     * @param of null if it can only be read
     */
    record Slot<T, V>(Part<V> part, @Nullable Function<T, @Nullable V> of) {
        String print(T whole) {
            if (of == null) {
                throw new IllegalStateException(part.label() + " can only be read");
            }
            return part.print(of.apply(whole));
        }

        List<String> said(T whole) {
            if (part instanceof Part.Embedded<V> embedded) {
                V inner = of == null ? null : of.apply(whole);
                return inner == null ? List.of() : embedded.shape().said(inner);
            }
            return part.isOption() && !print(whole).isEmpty() ? List.of(part.word()) : List.of();
        }

        /** It is a word of the shape, and says nothing of what that makes. */
        boolean isKeyword() {
            return part instanceof Part.Said && !part.isOption();
        }
    }

    /** Makes something of the values of parts, in their order. */
    interface Maker<T> {
        /** Makes it, or says why there can be no such thing. */
        T make(List<@Nullable Object> values) throws MistakeException;
    }

    private final Predicate<Object> prints;
    private final List<Slot<T, ?>> slots;
    private final Maker<T> maker;

    Shape(Predicate<Object> prints, List<Slot<T, ?>> slots, Maker<T> maker) {
        this.prints = prints;
        this.slots = List.copyOf(slots);
        this.maker = maker;
    }

    /** A shape of what is made by it alone, and can be taken apart. */
    public static <T> Shaping<T> of(Class<T> type) {
        return new Shaping<>(type::isInstance);
    }

    /** The same for those of them for which that holds. */
    public static <T> Shaping<T> of(Class<T> type, Predicate<T> which) {
        return new Shaping<>(one -> type.isInstance(one) && which.test(type.cast(one)));
    }

    /** A shape that is only read. */
    public static <T> Shaping<T> toRead() {
        return new Shaping<>(one -> false);
    }

    /** A shape of many parts, which say in what the whole differs from this one. */
    public static <T> Folding<T> from(T beginning) {
        return new Folding<>(beginning);
    }

    /** Whether it prints such a thing. */
    public boolean prints(Object command) {
        return prints.test(command);
    }

    /** What has this shape as it is typed, with a blank before each part. */
    public String print(T whole) {
        StringBuilder text = new StringBuilder();
        slots.forEach(slot -> text.append(slot.print(whole)));
        return text.toString();
    }

    /** The words of the options that say something of it. */
    public List<String> said(T whole) {
        List<String> words = new ArrayList<>();
        slots.forEach(slot -> words.addAll(slot.said(whole)));
        return words;
    }

    /** Its parts, those of embedded shapes among them. */
    public List<Part<?>> parts() {
        List<Part<?>> parts = new ArrayList<>();
        for (Slot<T, ?> slot : slots) {
            if (slot.part() instanceof Part.Embedded<?> embedded) {
                parts.addAll(embedded.shape().parts());
            } else {
                parts.add(slot.part());
            }
        }
        return parts;
    }

    /** How it is typed, in a line. */
    public String usage() {
        return parts().stream().map(Part::shown).collect(Collectors.joining(" "));
    }

    /** What is made of values of its {@link #parts}, which are taken from their beginning. */
    public T make(List<@Nullable Object> values) throws MistakeException {
        List<@Nullable Object> own = new ArrayList<>();
        int place = 0;
        for (Slot<T, ?> slot : slots) {
            if (slot.part() instanceof Part.Embedded<?> embedded) {
                int end = place + embedded.shape().parts().size();
                own.add(embedded.shape().make(values.subList(place, end)));
                place = end;
            } else if (slot.isKeyword()) {
                place++;
            } else {
                own.add(values.get(place++));
            }
        }
        return maker.make(own);
    }
}
