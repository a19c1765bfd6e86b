package raftarium.grammar;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of how a command is typed. It has a value, which is {@code otherwise} if it isn't typed.
 *
 * @param <V> what its value is
 */
public sealed interface Part<V> {
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

    /** As a usage shows it. */
    default String shown() {
        return isRequired() ? label() : "[" + label() + "]";
    }

    /** A value that must be typed. */
    static <V> Part<V> argument(String label, Kind<V> kind, String meaning) {
        return new Argument<>(label, kind, true, null, meaning);
    }

    /** A value that may be typed; null if it isn't. */
    static <V> Part<V> optional(String label, Kind<V> kind, String meaning) {
        return new Argument<>(label, kind, false, null, meaning);
    }

    /** A value that may be typed. */
    static <V> Part<V> optional(String label, Kind<V> kind, V otherwise, String meaning) {
        return new Argument<>(label, kind, false, otherwise, meaning);
    }

    /** A value behind an option; null if it isn't typed. */
    static <V> Part<V> option(String name, String valueName, Kind<V> kind, String meaning) {
        return new Option<>(name, valueName, kind, false, null, meaning);
    }

    /** A value behind an option. */
    static <V> Part<V> option(
            String name, String valueName, Kind<V> kind, V otherwise, String meaning) {
        return new Option<>(name, valueName, kind, false, otherwise, meaning);
    }

    /** An option that makes it true. */
    static Part<Boolean> flag(String name, String meaning) {
        return new Flag(name, true, meaning);
    }

    /** A value, by where it stands. */
    record Argument<V>(
            String label,
            Kind<V> kind,
            boolean isRequired,
            @Nullable V otherwise,
            String meaning) implements Part<V> {
        @Override
        public String print(@Nullable V value) {
            return value == null || value.equals(otherwise) ? "" : " " + kind.print(value);
        }
    }

    /** A value behind a word that says which it is. */
    record Behind<V>(
            String keyword,
            String name,
            Kind<V> kind,
            boolean isRequired,
            @Nullable V otherwise,
            String meaning)
            implements Part<V> {
        @Override
        public String label() {
            return keyword + " " + name;
        }

        @Override
        public String print(@Nullable V value) {
            return value == null || value.equals(otherwise)
                    ? ""
                    : " " + keyword + " " + kind.print(value);
        }
    }

    /** A word that stands there. */
    record Literal(String label) implements Part<Boolean> {
        @Override
        public String meaning() {
            return "";
        }

        @Override
        public boolean isRequired() {
            return true;
        }

        @Override
        public Boolean otherwise() {
            return false;
        }

        @Override
        public String print(@Nullable Boolean value) {
            return " " + label;
        }
    }

    /** A value behind an option, which may stand anywhere. */
    record Option<V>(
            String name,
            String valueName,
            Kind<V> kind,
            boolean isRequired,
            @Nullable V otherwise,
            String meaning)
            implements Part<V> {
        @Override
        public String label() {
            return name + " " + valueName;
        }

        @Override
        public String print(@Nullable V value) {
            return value == null || value.equals(otherwise)
                    ? ""
                    : " " + name + " " + kind.print(value);
        }
    }

    /** Values, each behind the same option. */
    record Repeated<V>(String name, String valueName, Kind<V> kind, String meaning)
            implements Part<List<V>> {
        @Override
        public String label() {
            return name + " " + valueName;
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
                text.append(' ').append(name).append(' ').append(kind.print(value));
            }
            return text.toString();
        }
    }

    /** An option without a value: it is typed, or not. */
    record Flag(String name, boolean whenTyped, String meaning) implements Part<Boolean> {
        @Override
        public String label() {
            return name;
        }

        @Override
        public boolean isRequired() {
            return false;
        }

        @Override
        public Boolean otherwise() {
            return !whenTyped;
        }

        @Override
        public String print(@Nullable Boolean value) {
            return value != null && value == whenTyped ? " " + name : "";
        }
    }

    /** An option without a value, which must be typed: so it tells one shape from another. */
    record Chosen(String label, String meaning) implements Part<Boolean> {
        @Override
        public boolean isRequired() {
            return true;
        }

        @Override
        public Boolean otherwise() {
            return false;
        }

        @Override
        public String print(@Nullable Boolean value) {
            return " " + label;
        }
    }

    /** All that a shape has, as one value. */
    record Embedded<V>(Shape<V> shape) implements Part<V> {
        @Override
        public String label() {
            return shape.usage();
        }

        @Override
        public String shown() {
            return label();
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
