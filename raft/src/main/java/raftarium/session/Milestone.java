package raftarium.session;

import raftarium.sim.Simulation;
import raftarium.words.Quantities;

/**
 * How far the trace of a branch had got right behind an action.
 *
 * @param actions how many actions the clock had executed
 * @param nanos the virtual time
 * @param events how many events the trace had
 * @param digest of the trace there
 */
public record Milestone(long actions, long nanos, long events, long digest) {
    /** Where a simulation is now. */
    static Milestone of(Simulation simulation) {
        return new Milestone(
                simulation.executed(),
                simulation.nowNanos(),
                simulation.trace().count(),
                simulation.trace().digest());
    }

    /** Where it is, for people. */
    String where() {
        return Quantities.seconds(nanos) + " (action " + actions + ", event " + events + ")";
    }
}
