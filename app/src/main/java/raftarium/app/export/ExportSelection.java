package raftarium.app.export;

import org.jspecify.annotations.Nullable;

import raftarium.condition.NodeSet;
import raftarium.trace.EventType;

import java.util.Set;

/**
 * Which part of a session is handed on. What is left out still counts for what comes behind it.
 *
 * @param fromNanos from which virtual time on; null: from the beginning
 * @param toNanos up to which, inclusive; null: up to where the session is
 * @param nodes whose; null: all nodes'. A message belongs to both its ends
 * @param types only events of these types; none: of all
 */
public record ExportSelection(
        @Nullable Long fromNanos,
        @Nullable Long toNanos,
        @Nullable NodeSet nodes,
        Set<EventType> types) {
    /** All there is. */
    public static final ExportSelection ALL = new ExportSelection(null, null, null, Set.of());

    /** Copies the types. */
    public ExportSelection {
        types = Set.copyOf(types);
    }

    /** Whether a virtual time is in it. */
    public boolean has(long nanos) {
        return (fromNanos == null || nanos >= fromNanos) && (toNanos == null || nanos <= toNanos);
    }

    /** Whether events of that type are in it. */
    public boolean has(EventType type) {
        return types.isEmpty() || types.contains(type);
    }
}
