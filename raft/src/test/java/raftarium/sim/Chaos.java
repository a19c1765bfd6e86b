package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.check.SafetyChecker;
import raftarium.check.torture.ConvergenceCheck;
import raftarium.data.RandomStream;
import raftarium.disk.MemoryDisk;
import raftarium.machine.KeyValueCommand;
import raftarium.raft.Membership;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Rules;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Faults at random, from a seed: crashes, restarts, pauses, splits, bad links, bad disks, forced
 * elections, snapshots, changes of the membership, and clients all the while. Its own streams of
 * chance are apart from the simulation's.
 */
public final class Chaos {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long PATIENCE = 10 * SECOND;
    private static final int MAX_NODES = 7;
    private static final int MANY_NODES = 11;

    private final Simulation simulation;
    private final RandomStream chance;
    private final RandomStream diskChance;

    /** Where it comes from that several members change at once; null: one at a time. */
    private final @Nullable RandomStream many;

    public Chaos(Simulation simulation, RandomStream chance) {
        this(simulation, chance, RandomStream.of(simulation.config().seed(), "disk chaos"), null);
    }

    private Chaos(
            Simulation simulation,
            RandomStream chance,
            RandomStream diskChance,
            @Nullable RandomStream many) {
        this.simulation = simulation;
        this.chance = chance;
        this.diskChance = diskChance;
        this.many = many;
    }

    /** The same, but that as many members change at once as chance has it. */
    public Chaos withManyMembers() {
        RandomStream stream = RandomStream.of(simulation.config().seed(), "many members");
        return new Chaos(simulation, chance, diskChance, stream);
    }

    /** A cluster of 3 to 7 nodes on disks in memory, with a checker, as the seed has it. */
    public static Chaos ofSeed(long seed, Rules rules) {
        RandomStream chance = RandomStream.of(seed, "chaos");
        int nodes = (int) chance.between(3, MAX_NODES);
        SimulationConfig config = SimulationConfig.of(nodes, seed);
        config = config.withRaft(config.raft().withRules(rules));
        Simulation simulation =
                new Simulation(config, node -> new MemoryDisk(), List.of(new SafetyChecker(nodes)));
        simulation.clients().load().start(3, (5 + chance.below(40)) * MILLISECOND, Long.MAX_VALUE);
        return new Chaos(simulation, chance);
    }

    /** A copy, with a copy of the simulation, that does the same from here on. */
    public Chaos copy() {
        return new Chaos(
                simulation.copy(),
                chance.copy(),
                diskChance.copy(),
                many == null ? null : many.copy());
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
            // Most seeds have sound disks: nodes that are down hide other faults.
            if (simulation.config().seed() % 3 == 0 && diskChance.chance(150_000)) {
                diskFault();
            }
        }
    }

    /** As often as not the end of one: then the node, if it failed, starts again. */
    private void diskFault() {
        int node = (int) diskChance.between(1, simulation.nodes());
        Faults faults = simulation.faults();
        switch ((int) diskChance.below(10)) {
            case 0, 1 ->
                faults.slowDisk(node, MILLISECOND, diskChance.between(1, 80) * MILLISECOND);
            case 2 -> faults.fillDisk(node);
            case 3 -> faults.protectDisk(node);
            case 4 -> faults.failDisk(node, diskChance.between(1, 200));
            default -> mendDisk(node);
        }
    }

    private void mendDisk(int node) {
        simulation.faults().mendDisk(node);
        if (simulation.host(node).state() == HostState.FAILED) {
            simulation.faults().restart(node);
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
        switch ((int) chance.below(16)) {
            case 0, 1, 2, 3, 4, 5 -> simulation.faults().restart(node);
            case 6, 7, 8 -> simulation.faults().timeoutNow(node);
            case 9, 10 -> split();
            case 11 -> simulation.faults().heal();
            case 12 -> simulation.operator().compact(node);
            case 13 -> change();
            default -> rivals(node, node());
        }
    }

    /** Two stand at once; the others lose power one by one, between two votes if it so falls. */
    private void rivals(int one, int other) {
        simulation.faults().timeoutNow(one);
        simulation.faults().timeoutNow(other);
        for (int node = 1; node <= simulation.nodes(); node++) {
            for (long steps = chance.below(8); steps > 0; steps--) {
                simulation.step();
            }
            if (node != one && node != other) {
                simulation.faults().restart(node);
            }
        }
    }

    private void fault() {
        int node = node();
        switch ((int) chance.below(21)) {
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
            case 15 -> simulation.operator().compact(node);
            case 16 -> compaction();
            case 17, 18, 19 -> change();
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

    private void compaction() {
        simulation
                .operator()
                .setCompaction(
                        chance.chance(200_000)
                                ? Compaction.OFF
                                : new Compaction(
                                        chance.between(1, 200), chance.between(100, 20_000)));
    }

    /** Adds a machine, or has the leader take in, promote or let go whom chance names. */
    private void change() {
        if (many != null) {
            changeMany(many);
            return;
        }
        boolean more = simulation.nodes() < MAX_NODES && chance.chance(400_000);
        if (more) {
            simulation.operator().addHost(new MemoryDisk());
        }
        int node = more ? simulation.nodes() : node();
        int leader = simulation.leader();
        MembershipRequest.Kind kind = switch ((int) chance.below(more ? 2 : 6)) {
            case 0 -> MembershipRequest.Kind.ADD;
            case 1 -> MembershipRequest.Kind.ADD_LEARNER;
            case 2 -> MembershipRequest.Kind.PROMOTE;
            default -> MembershipRequest.Kind.REMOVE;
        };
        // A cluster that only shrinks has nobody left to disagree.
        if (kind == MembershipRequest.Kind.REMOVE && voters() <= 3 && chance.chance(800_000)) {
            kind = MembershipRequest.Kind.ADD;
        }
        boolean aim =
                kind == MembershipRequest.Kind.REMOVE && leader != 0 && chance.chance(300_000);
        simulation.operator().change(new MembershipRequest(kind, aim ? leader : node));
    }

    /** Several are added, promoted or removed at once, or the members are to be just some. */
    private void changeMany(RandomStream stream) {
        for (long more = stream.below(3); more > 0 && simulation.nodes() < MANY_NODES; more--) {
            simulation.operator().addHost(new MemoryDisk());
        }
        TreeSet<Integer> nodes = new TreeSet<>();
        for (int node = 1; node <= simulation.nodes(); node++) {
            if (stream.chance(450_000)) {
                nodes.add(node);
            }
        }
        int leader = simulation.leader();
        if (nodes.isEmpty() || leader == 0) {
            return;
        }
        Membership now = simulation.host(leader).status().membership();
        MembershipRequest.Kind kind = MembershipRequest.Kind.values()[
                (int) stream.below(MembershipRequest.Kind.values().length)];
        boolean adds =
                kind == MembershipRequest.Kind.ADD || kind == MembershipRequest.Kind.ADD_LEARNER;
        if (kind == MembershipRequest.Kind.PROMOTE) {
            nodes.retainAll(now.learners());
        } else if (kind == MembershipRequest.Kind.REMOVE) {
            nodes.retainAll(now.members());
        } else if (adds) {
            nodes.removeAll(now.members());
        }
        if (!nodes.isEmpty()) {
            simulation.operator().change(new MembershipRequest(kind, List.copyOf(nodes)));
        }
    }

    private int voters() {
        int leader = simulation.leader();
        return leader == 0 ? 0 : simulation.host(leader).status().membership().size();
    }

    private void call(int node) {
        KeyValueCommand command = KeyValueCommand.append("log", "x");
        int pinned = chance.chance(500_000) ? node : Call.ANY_NODE;
        simulation.clients().call(null, command.encode(), null, command.toString(), pinned);
    }

    /** Mends all there is to mend, and lets time pass until the cluster is well, or 10 seconds. */
    public void mend() {
        simulation.faults().heal();
        simulation.faults().setNet(NetPreset.LAN);
        simulation.clients().load().stop();
        for (int node = 1; node <= simulation.nodes(); node++) {
            simulation.faults().mendDisk(node);
            simulation.faults().resume(node);
            if (simulation.host(node).state() != HostState.RUNNING) {
                simulation.faults().restart(node);
            }
        }
        waitUntil(simulation.operator()::isIdle);
        waitUntil(() -> problems().isEmpty());
        for (int node = 1; node <= simulation.nodes(); node++) {
            simulation.operator().compact(node);
        }
    }

    private void waitUntil(BooleanSupplier condition) {
        long end = simulation.nowNanos() + PATIENCE;
        while (!condition.getAsBoolean() && simulation.nowNanos() < end) {
            long before = simulation.nowNanos();
            simulation.runUntil(before + 50 * MILLISECOND);
            if (simulation.nowNanos() == before) {
                return;
            }
        }
    }

    /**
     * Why the cluster isn't well: no leader, a change half done, members whose logs or states
     * differ, entries that aren't committed. Who is no member doesn't matter.
     */
    public List<String> problems() {
        Violation violation = simulation.violation();
        List<String> problems = new ArrayList<>();
        if (violation != null) {
            problems.add(violation.toString());
        }
        problems.addAll(ConvergenceCheck.of(simulation, Set.of()));
        return problems;
    }
}
