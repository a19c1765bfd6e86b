package raftarium.check.torture;

import raftarium.sim.Simulation;

import java.util.List;

/** Something that is done to a cluster, as a line of a script does it. Plain data. */
sealed interface Step permits TimeStep, NodeStep, NetworkStep, DiskStep, MemberStep, ClientStep {
    /**
     * Does it. Returns false, having done nothing, if it can't be done at this moment: then the
     * line would be a mistake.
     */
    boolean apply(Simulation simulation);

    /** The line of a script that does the same. */
    String line();

    /** Simpler things to do instead, the simplest first: what shrinking tries. */
    default List<Step> simpler() {
        return List.of();
    }

    /** Whether it breaks something, or asks something unusual of the cluster. */
    default boolean isFault() {
        return true;
    }
}
