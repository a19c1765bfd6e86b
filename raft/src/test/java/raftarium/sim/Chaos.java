package raftarium.sim;

import raftarium.check.SafetyChecker;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.RandomStream;
import raftarium.raft.Rules;
import raftarium.storage.MemoryDisk;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Faults at random, from a seed: crashes, restarts, pauses, splits, bad links, forced elections,
 * and clients all the while. Its own stream of chance is apart from the simulation's.
 */
public final class Chaos {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long PATIENCE = 10 * SECOND;

    private final Simulation simulation;
    private final RandomStream chance;

    public Chaos(Simulation simulation, RandomStream chance) {
        this.simulation = simulation;
        this.chance = chance;
    }

    /** A cluster of 3 to 7 nodes on disks in memory, with a checker, as the seed has it. */
    public static Chaos ofSeed(long seed, Rules rules) {
        RandomStream chance = RandomStream.of(seed, "chaos");
        int nodes = (int) chance.between(3, 7);
        SimulationConfig config = SimulationConfig.of(nodes, seed);
        config = config.withRaft(config.raft().withRules(rules));
        Simulation simulation =
                new Simulation(config, node -> new MemoryDisk(), List.of(new SafetyChecker(nodes)));
        simulation.startLoad(3, (5 + chance.below(40)) * MILLISECOND, Long.MAX_VALUE);
        return new Chaos(simulation, chance);
    }

    /** A twin, with a copy of the simulation, that does the same from here on. */
    public Chaos copy() {
        return new Chaos(simulation.copy(), chance.copy());
    }

    public Simulation simulation() {
        return simulation;
    }

    /** So many virtual seconds of it, or less if a property breaks. */
    public void run(long seconds) {
        long end = simulation.nowNanos() + seconds * SECOND;
        while (simulation.nowNanos() < end && simulation.violation() == null) {
            long pause = chance.between(5, 400) * MILLISECOND;
            simulation.runUntil(Math.min(end, simulation.nowNanos() + pause));
            fault();
        }
    }

    /**
     * So many events of it, with faults every few of them: at the very moment between a vote and
     * its answer, a write and its sync.
     */
    public void ambush(int events) {
        for (int event = 0; event < events && simulation.violation() == null; event++) {
            simulation.step();
            if (chance.chance(8_000)) {
                ambush();
            }
        }
    }

    private void ambush() {
        int node = node();
        switch ((int) chance.below(8)) {
            case 0, 1, 2 -> simulation.faults().restart(node);
            case 3, 4 -> simulation.faults().timeoutNow(node);
            case 5 -> split();
            case 6 -> simulation.faults().heal();
            default -> {
                simulation.faults().timeoutNow(node);
                simulation.faults().timeoutNow(node());
            }
        }
    }

    private void fault() {
        int node = node();
        switch ((int) chance.below(16)) {
            case 0, 1 -> simulation.faults().crash(node, chance.chance(500_000));
            case 2, 3 -> simulation.faults().restart(node);
            case 4 -> crashAll();
            case 5 -> simulation.faults().pause(node);
            case 6 -> simulation.faults().resume(node);
            case 7 -> split();
            case 8 -> simulation.faults().isolate(List.of(node), "isolate n" + node);
            case 9 -> simulation.faults().cut(List.of(node), List.of(node()), true, true, "cut");
            case 10, 11 -> simulation.faults().heal();
            case 12 -> simulation.faults().setNet(NetPreset.values()[(int) chance.below(6)]);
            case 13 -> link();
            case 14 -> simulation.faults().timeoutNow(node);
            default -> call(node);
        }
    }

    private int node() {
        return (int) chance.between(1, simulation.nodes());
    }

    /** All at once, and most of them up again. */
    private void crashAll() {
        for (int node = 1; node <= simulation.nodes(); node++) {
            simulation.faults().crash(node, chance.chance(500_000));
        }
        for (int node = 1; node <= simulation.nodes(); node++) {
            if (chance.chance(800_000)) {
                simulation.faults().restart(node);
            }
        }
    }

    private void split() {
        TreeSet<Integer> side = new TreeSet<>();
        for (int node = 1; node <= simulation.nodes(); node++) {
            if (chance.chance(400_000)) {
                side.add(node);
            }
        }
        simulation.faults().partition(List.of(side), "partition");
    }

    private void link() {
        LinkSettings settings = NetPreset.LAN
                .settings()
                .withLoss((int) chance.below(500_000))
                .withDuplicate((int) chance.below(300_000))
                .withReorder((int) chance.below(300_000));
        simulation.faults().setLink(node(), node(), settings);
        simulation.faults().setLink(0, node(), settings);
        simulation.faults().networkChanged("link");
    }

    private void call(int node) {
        KeyValueCommand command = KeyValueCommand.append("log", "x");
        int pinned = chance.chance(500_000) ? node : Call.ANY_NODE;
        simulation.call(null, command.encode(), null, command.toString(), pinned);
    }

    /** Mends all there is to mend, and lets time pass until the cluster is well, or 10 seconds. */
    public void mend() {
        simulation.faults().heal();
        simulation.faults().setNet(NetPreset.LAN);
        simulation.stopLoad();
        for (int node = 1; node <= simulation.nodes(); node++) {
            simulation.faults().resume(node);
            if (simulation.host(node).status() != HostStatus.RUNNING) {
                simulation.faults().restart(node);
            }
        }
        long end = simulation.nowNanos() + PATIENCE;
        while (!ailments().isEmpty() && simulation.nowNanos() < end) {
            long before = simulation.nowNanos();
            simulation.runUntil(before + 50 * MILLISECOND);
            if (simulation.nowNanos() == before) {
                return;
            }
        }
    }

    /** Why the cluster isn't well: no leader, logs that differ, entries that aren't committed. */
    public List<String> ailments() {
        List<String> ailments = new ArrayList<>();
        ClusterView view = simulation.view();
        if (view.violation() != null) {
            ailments.add(view.violation().toString());
        }
        NodeView leader = view.leader();
        if (leader == null) {
            ailments.add("no leader");
            return ailments;
        }
        for (NodeView node : view.nodes()) {
            long last = leader.log().lastIndex();
            if (node.term() != leader.term() || node.leader() != leader.id()) {
                ailments.add("n" + node.id() + " doesn't follow");
            } else if (node.commitIndex() != last || node.lastApplied() != last) {
                ailments.add("n" + node.id() + " has not committed and applied all");
            } else if (!node.log()
                    .entries(1, node.log().lastIndex())
                    .equals(leader.log().entries(1, last))) {
                ailments.add("n" + node.id() + " has another log");
            }
        }
        return ailments;
    }
}
