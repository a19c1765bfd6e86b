package raftarium.sim;

/**
 * A property that must hold doesn't.
 *
 * @param property its name, as typed: {@code election-safety}
 * @param atNanos when
 * @param detail which nodes, which entries, in words
 */
public record Violation(String property, long atNanos, String detail) {
    boolean isOfSameProperty(Violation other) {
        return property.equals(other.property);
    }
}
