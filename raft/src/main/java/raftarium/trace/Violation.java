package raftarium.trace;

/**
 * A property that must hold doesn't.
 *
 * @param property its name, as typed: {@code election-safety}
 * @param atNanos when
 * @param index the index of the logs that it is about, 0 if none
 * @param detail which nodes, which entries, in words
 */
public record Violation(String property, long atNanos, long index, String detail) {
    /** Whether it is about the same property. */
    public boolean isOfSameProperty(Violation other) {
        return property.equals(other.property);
    }
}
