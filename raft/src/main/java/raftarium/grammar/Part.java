package raftarium.grammar;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of how a command is typed. It has a value, which is {@code otherwise} if it isn't typed.
 *
 * @param <V> what its value is
 */
public sealed interface Part<V> {
    /** The word that it begins with: an option, or a keyword at its place; "" if it has none. */
    String word();

    /** As a usage shows it, without brackets: NODES, --to NODE, within D. */
    String label();

    /** What it is, in a sentence; "" if there is nothing to be said. */
    String meaning();

    /** Whether it must be typed. */
    boolean isRequired();

    /** What it is if it isn't typed. */
    @Nullable
    V otherwise();

    /** As it is typed, with a blank before it; "" if it needn't be. */
    String print(@Nullable V value);

    /** Whether it may stand anywhere, since its word says that it is an option. */
    default boolean isOption() {
        return word().startsWith("-");
    }

    /** As a usage shows it. */
    default String shown() {
        return isRequired() ? label() : "[" + label() + "]";
    }

    /** A value that must be typed, at its place. */
    static <V> Part<V> argument(String name, Kind<V> kind, String meaning) {
        return new Value<>("", name, kind, true, null, meaning);
    }

    /** A value that may be typed, at its place; null if it isn't. */
    static <V> Part<V> optional(String name, Kind<V> kind, String meaning) {
        return new Value<>("", name, kind, false, null, meaning);
    }

    /** A value that may be typed, at its place. */
    static <V> Part<V> optional(String name, Kind<V> kind, V otherwise, String meaning) {
        return new Value<>("", name, kind, false, otherwise, meaning);
    }

    /** A value that may be typed behind a word; null if it isn't. */
    static <V> Part<V> option(String word, String name, Kind<V> kind, String meaning) {
        return new Value<>(word, name, kind, false, null, meaning);
    }

    /** A value that may be typed behind a word. */
    static <V> Part<V> option(String word, String name, Kind<V> kind, V otherwise, String meaning) {
        return new Value<>(word, name, kind, false, otherwise, meaning);
    }

    /** A value that must be typed behind a word: so it tells one shape from another. */
    static <V> Part<V> needed(String word, String name, Kind<V> kind, String meaning) {
        return new Value<>(word, name, kind, true, null, meaning);
    }

    /** An option that makes it true. */
    static Part<Boolean> flag(String word, String meaning) {
        return new Said(word, false, true, meaning);
    }

    /** An option that makes it false. */
    static Part<Boolean> denial(String word, String meaning) {
        return new Said(word, false, false, meaning);
    }

    /** An option without a value that must be typed: so it tells one shape from another. */
    static Part<Boolean> chosen(String word, String meaning) {
        return new Said(word, true, true, meaning);
    }

    /** A value, behind its word if it has one. */
    record Value<V>(
            String word,
            String name,
            Kind<V> kind,
            boolean isRequired,
            @Nullable V otherwise,
            String meaning)
            implements Part<V> {
        @Override
        public String label() {
            return word.isEmpty() ? name : word + " " + name;
        }

        @Override
        public String print(@Nullable V value) {
            String behind = word.isEmpty() ? " " : " " + word + " ";
            return value == null || value.equals(otherwise) ? "" : behind + kind.print(value);
        }
    }

    /** A word without a value: it is typed, or not. */
    record Said(String word, boolean isRequired, boolean whenTyped, String meaning)
            implements Part<Boolean> {
        @Override
        public String label() {
            return word;
        }

        @Override
        public Boolean otherwise() {
            return !whenTyped;
        }

        @Override
        public String print(@Nullable Boolean value) {
            return isRequired || value != null && value == whenTyped ? " " + word : "";
        }
    }

    /** Values, each behind the same option. */
    record Repeated<V>(String word, String name, Kind<V> kind, String meaning)
            implements Part<List<V>> {
        @Override
        public String label() {
            return word + " " + name;
        }

        @Override
        public boolean isRequired() {
            return false;
        }

        @Override
        public List<V> otherwise() {
            return List.of();
        }

        @Override
        public String print(@Nullable List<V> values) {
            StringBuilder text = new StringBuilder();
            for (V value : values == null ? List.<V>of() : values) {
                text.append(' ').append(word).append(' ').append(kind.print(value));
            }
            return text.toString();
        }
    }

    /** All that a shape has, as one value. */
    record Embedded<V>(Shape<V> shape) implements Part<V> {
        @Override
        public String word() {
            return "";
        }

        @Override
        public String label() {
            return shape.usage();
        }

        @Override
        public String meaning() {
            return "";
        }

        @Override
        public boolean isRequired() {
            return true;
        }

        @Override
        public @Nullable V otherwise() {
            return null;
        }

        @Override
        public String print(@Nullable V value) {
            return value == null ? "" : shape.print(value);
        }
    }
}
