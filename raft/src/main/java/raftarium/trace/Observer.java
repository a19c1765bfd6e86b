package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.machine.StateMark;

/** Sees each event of a simulation as it happens, and may stop the clock. */
public interface Observer {
    /**
     * An event happened.
     *
     * @return null; or why the clock must stop, for good
     */
    @Nullable
    Violation observe(Event event);

    /**
     * A node's machine was looked at, though nothing happened.
     *
     * @param applied the last index that it applied, 1 or more
     * @return as {@link #observe} does
     */
    default @Nullable Violation compare(long atNanos, int node, long applied, StateMark state) {
        return null;
    }

    /** A copy for a copy of the simulation. */
    Observer copy();
}
