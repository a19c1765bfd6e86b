package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.raft.NodeEvent;

/** Something that a node did or decided: what it told of itself, with time and node. */
public record Decision(long atNanos, int node, EventType type, NodeEvent event) implements Event {
    /** What a node told of itself, at a time. */
    public static Decision of(long atNanos, int node, NodeEvent event) {
        return new Decision(atNanos, node, DecisionTypes.of(event), event);
    }

    @Override
    public <T extends NodeEvent> @Nullable T decided(Class<T> kind) {
        return kind.isInstance(event) ? kind.cast(event) : null;
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return event.read(reader, this);
    }
}
