package raftarium.sim;

import org.jspecify.annotations.Nullable;

/** Sees each event of a simulation as it happens, and may stop the clock. */
public interface Observer {
    /**
     * An event happened.
     *
     * @return null; or why the clock must stop, for good
     */
    @Nullable
    Violation observe(Event event);

    /** A twin for a copy of the simulation. */
    Observer copy();
}
