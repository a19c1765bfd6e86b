package raftarium.check.torture;

import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Time passes. */
sealed interface TimeStep extends Step {
    /** Lets it pass, until it is enough: asked after each event. Returns whether it was. */
    boolean pass(Simulation simulation, BooleanSupplier enough);

    @Override
    default boolean apply(Simulation simulation) {
        pass(simulation, () -> false);
        return true;
    }

    @Override
    default boolean isFault() {
        return false;
    }

    /** So much virtual time. */
    record Run(long nanos) implements TimeStep {
        @Override
        public boolean pass(Simulation simulation, BooleanSupplier enough) {
            long end = simulation.nowNanos() + nanos;
            boolean isEnough = false;
            while (!isEnough && simulation.step(end)) {
                isEnough = enough.getAsBoolean();
            }
            if (!isEnough) {
                simulation.advanceTo(end);
            }
            return isEnough;
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
        public boolean pass(Simulation simulation, BooleanSupplier enough) {
            boolean isEnough = false;
            for (long left = count; left > 0 && !isEnough && simulation.step(); left--) {
                isEnough = enough.getAsBoolean();
            }
            return isEnough;
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
