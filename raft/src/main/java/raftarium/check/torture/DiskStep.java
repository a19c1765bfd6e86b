package raftarium.check.torture;

import raftarium.sim.Simulation;

import java.util.List;

/** Something is done to a disk. */
sealed interface DiskStep extends Step {
    /** A sync takes that long. */
    record Slow(Who node, long minNanos, long maxNanos) implements DiskStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            if (id != 0) {
                simulation.faults().slowDisk(id, minNanos, maxNanos);
            }
            return id != 0;
        }

        @Override
        public String line() {
            return "fault disk " + node + " slow " + Times.range(minNanos, maxNanos);
        }
    }

    /** All disks take that long. */
    record SlowAll(long minNanos, long maxNanos) implements DiskStep {
        @Override
        public boolean apply(Simulation simulation) {
            for (int id = 1; id <= simulation.nodes(); id++) {
                simulation.faults().slowDisk(id, minNanos, maxNanos);
            }
            return true;
        }

        @Override
        public String line() {
            return "fault disk all slow " + Times.range(minNanos, maxNanos);
        }

        @Override
        public boolean isFault() {
            return false;
        }
    }

    /** It can't be written to any more, for lack of room or right. */
    record Stuck(Who node, boolean full) implements DiskStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            if (id != 0 && full) {
                simulation.faults().fillDisk(id);
            } else if (id != 0) {
                simulation.faults().protectDisk(id);
            }
            return id != 0;
        }

        @Override
        public String line() {
            return "fault disk " + node + (full ? " full" : " read-only");
        }
    }

    /** The nth operation from now fails. */
    record Failing(Who node, long nth) implements DiskStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            if (id != 0) {
                simulation.faults().failDisk(id, nth);
            }
            return id != 0;
        }

        @Override
        public List<Step> simpler() {
            return nth <= 1 ? List.of() : List.of(new Failing(node, 1), new Failing(node, nth / 2));
        }

        @Override
        public String line() {
            return "fault disk " + node + " error " + nth;
        }
    }

    /** A bit flips, not in the newest batch. */
    record Rot(int node) implements DiskStep {
        @Override
        public boolean apply(Simulation simulation) {
            boolean can =
                    node <= simulation.nodes() && !simulation.host(node).files().isEmpty();
            if (can) {
                simulation.faults().corruptDisk(node, null);
            }
            return can;
        }

        @Override
        public String line() {
            return "fault disk n" + node + " corrupt";
        }
    }

    /** It works again; what is damaged stays damaged. */
    record Mend(Who node) implements DiskStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            if (id != 0) {
                simulation.faults().mendDisk(id);
            }
            return id != 0;
        }

        @Override
        public String line() {
            return "fault disk " + node + " ok";
        }

        @Override
        public boolean isFault() {
            return false;
        }
    }

    /** All disks work again. */
    record MendAll() implements DiskStep {
        @Override
        public boolean apply(Simulation simulation) {
            for (int id = 1; id <= simulation.nodes(); id++) {
                simulation.faults().mendDisk(id);
            }
            return true;
        }

        @Override
        public String line() {
            return "fault disk all ok";
        }

        @Override
        public boolean isFault() {
            return false;
        }
    }
}
