package raftarium.check.torture;

import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;

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
        public List<Step> simpler() {
            List<Step> simpler = new ArrayList<>();
            for (long unit = Times.SECOND; unit >= Times.MILLISECOND; unit /= 10) {
                add(simpler, nanos / 8 / unit * unit);
                add(simpler, nanos / 2 / unit * unit);
                add(simpler, nanos / unit * unit);
            }
            return simpler;
        }

        private void add(List<Step> simpler, long shorter) {
            Step step = new Run(shorter);
            if (shorter > 0 && shorter < nanos && !simpler.contains(step)) {
                simpler.add(step);
            }
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
        public List<Step> simpler() {
            return count <= 1
                    ? List.of()
                    : List.of(new Events(1), new Events((count + 1) / 2), new Events(count - 1));
        }

        @Override
        public String line() {
            return "step " + count;
        }
    }
}
