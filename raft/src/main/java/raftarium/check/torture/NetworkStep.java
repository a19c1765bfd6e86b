package raftarium.check.torture;

import raftarium.sim.LinkSettings;
import raftarium.sim.NetPreset;
import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Something is done to the network. */
sealed interface NetworkStep extends Step {
    /** These nodes on one side, all others on another. */
    record Partition(List<Who> side) implements NetworkStep {
        public Partition {
            side = List.copyOf(side);
        }

        @Override
        public boolean apply(Simulation simulation) {
            TreeSet<Integer> ids = new TreeSet<>();
            for (Who node : side) {
                int id = node.in(simulation);
                if (id == 0 && node.id() > 0) {
                    return false;
                } else if (id != 0) {
                    ids.add(id);
                }
            }
            if (!ids.isEmpty()) {
                simulation.faults().partition(List.of(ids), line());
            }
            return !ids.isEmpty();
        }

        @Override
        public List<Step> simpler() {
            List<Step> simpler = new ArrayList<>();
            for (int place = 0; place < side.size() && side.size() > 1; place++) {
                List<Who> fewer = new ArrayList<>(side);
                fewer.remove(place);
                simpler.add(new Partition(fewer));
            }
            return simpler;
        }

        @Override
        public String line() {
            return "partition " + side.stream().map(Who::toString).collect(Collectors.joining(","));
        }
    }

    /** It is cut off from all others. */
    record Isolate(Who node) implements NetworkStep {
        @Override
        public boolean apply(Simulation simulation) {
            int id = node.in(simulation);
            if (id != 0) {
                simulation.faults().isolate(List.of(id), line());
            }
            return id != 0;
        }

        @Override
        public String line() {
            return "isolate " + node;
        }
    }

    /** One node, or the clients, no longer reaches another. */
    record Cut(End from, End to, boolean oneWay) implements NetworkStep {
        @Override
        public boolean apply(Simulation simulation) {
            List<Integer> one = from.in(simulation);
            List<Integer> other = to.in(simulation);
            boolean can = !one.isEmpty() && !other.isEmpty();
            if (can) {
                simulation.faults().cut(one, other, oneWay, true, line());
            }
            return can;
        }

        @Override
        public List<Step> simpler() {
            return oneWay ? List.of(new Cut(from, to, false)) : List.of();
        }

        @Override
        public String line() {
            return "cut " + from + " " + to + (oneWay ? " --one-way" : "");
        }
    }

    /** All are connected. */
    record Heal() implements NetworkStep {
        @Override
        public boolean apply(Simulation simulation) {
            simulation.faults().heal();
            return true;
        }

        @Override
        public String line() {
            return "heal";
        }

        @Override
        public boolean isFault() {
            return false;
        }
    }

    /** All links are set to what that name stands for. */
    record Net(NetPreset preset) implements NetworkStep {
        @Override
        public boolean apply(Simulation simulation) {
            simulation.faults().setNet(preset);
            return true;
        }

        @Override
        public String line() {
            return "net " + preset.key();
        }
    }

    /**
     * One way of some links is set, or both.
     *
     * @param loss in millionths, like the other chances; what is negative stays as it is
     */
    record Link(
            End from,
            End to,
            boolean oneWay,
            int loss,
            long delayMinNanos,
            long delayMaxNanos,
            int duplicate,
            int reorder)
            implements NetworkStep {
        @Override
        public boolean apply(Simulation simulation) {
            List<Integer> one = from.in(simulation);
            List<Integer> other = to.in(simulation);
            if (one.isEmpty() || other.isEmpty()) {
                return false;
            }
            for (int here : one) {
                for (int there : other) {
                    set(simulation, here, there);
                    if (!oneWay) {
                        set(simulation, there, here);
                    }
                }
            }
            simulation.faults().networkChanged("link " + from + " " + to + options());
            return true;
        }

        private void set(Simulation simulation, int here, int there) {
            if (here == there) {
                return;
            }
            LinkSettings settings = simulation.link(here, there);
            settings = loss < 0 ? settings : settings.withLoss(loss);
            settings =
                    delayMinNanos < 0 ? settings : settings.withDelay(delayMinNanos, delayMaxNanos);
            settings = duplicate < 0 ? settings : settings.withDuplicate(duplicate);
            settings = reorder < 0 ? settings : settings.withReorder(reorder);
            simulation.faults().setLink(here, there, settings);
        }

        @Override
        public List<Step> simpler() {
            List<Step> simpler = new ArrayList<>();
            add(
                    simpler,
                    new Link(
                            from,
                            to,
                            false,
                            loss,
                            delayMinNanos,
                            delayMaxNanos,
                            duplicate,
                            reorder));
            add(
                    simpler,
                    new Link(
                            from,
                            to,
                            oneWay,
                            -1,
                            delayMinNanos,
                            delayMaxNanos,
                            duplicate,
                            reorder));
            add(simpler, new Link(from, to, oneWay, loss, -1, -1, duplicate, reorder));
            add(
                    simpler,
                    new Link(from, to, oneWay, loss, delayMinNanos, delayMaxNanos, -1, reorder));
            add(
                    simpler,
                    new Link(from, to, oneWay, loss, delayMinNanos, delayMaxNanos, duplicate, -1));
            return simpler;
        }

        private void add(List<Step> simpler, Link other) {
            boolean says = other.loss >= 0
                    || other.delayMinNanos >= 0
                    || other.duplicate >= 0
                    || other.reorder >= 0;
            if (says && !other.equals(this)) {
                simpler.add(other);
            }
        }

        private String options() {
            return option("--loss", loss)
                    + (delayMinNanos < 0
                            ? ""
                            : " --delay " + Times.range(delayMinNanos, delayMaxNanos))
                    + option("--duplicate", duplicate)
                    + option("--reorder", reorder);
        }

        private static String option(String name, int millionths) {
            return millionths < 0 ? "" : " " + name + " " + Times.percent(millionths);
        }

        @Override
        public String line() {
            return "link " + from + " " + to + (oneWay ? " --one-way" : "") + options();
        }
    }

    /** An end of a link. */
    sealed interface End {
        /** The ids; empty if there is none now. */
        List<Integer> in(Simulation simulation);
    }

    /** A node. */
    record Node(Who node) implements End {
        @Override
        public List<Integer> in(Simulation simulation) {
            int id = node.in(simulation);
            return id == 0 ? List.of() : List.of(id);
        }

        @Override
        public String toString() {
            return node.toString();
        }
    }

    /** All nodes. */
    record AllNodes() implements End {
        @Override
        public List<Integer> in(Simulation simulation) {
            TreeSet<Integer> ids = new TreeSet<>();
            for (int id = 1; id <= simulation.nodes(); id++) {
                ids.add(id);
            }
            return List.copyOf(ids);
        }

        @Override
        public String toString() {
            return "all";
        }
    }

    /** The clients. */
    record AllClients() implements End {
        @Override
        public List<Integer> in(Simulation simulation) {
            return List.of(0);
        }

        @Override
        public String toString() {
            return "clients";
        }
    }
}
