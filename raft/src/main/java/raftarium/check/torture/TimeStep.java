package raftarium.check.torture;

import raftarium.sim.Simulation;

/** Time passes. */
sealed interface TimeStep extends Step {
    @Override
    default boolean isFault() {
        return false;
    }

    /** So much virtual time. */
    record Run(long nanos) implements TimeStep {
        @Override
        public boolean apply(Simulation simulation) {
            simulation.runUntil(simulation.nowNanos() + nanos);
            return true;
        }

        @Override
        public String line() {
            return "run " + Times.typed(nanos);
        }
    }

    /** So many events: to stop at the very moment between a vote and its answer. */
    record Events(long count) implements TimeStep {
        @Override
        public boolean apply(Simulation simulation) {
            boolean more = true;
            for (long done = 0; done < count && more; done++) {
                more = simulation.step();
            }
            return true;
        }

        @Override
        public String line() {
            return "step " + count;
        }
    }
}
