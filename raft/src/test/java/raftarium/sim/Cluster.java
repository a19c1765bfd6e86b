package raftarium.sim;

import org.assertj.core.api.Assertions;

import raftarium.check.SafetyChecker;
import raftarium.disk.Disk;
import raftarium.disk.MemoryDisk;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.KeyValueStore;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.trace.Body;
import raftarium.trace.MessageEvent;
import raftarium.trace.Observer;
import raftarium.trace.Packet;
import raftarium.trace.ReadMode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A simulation for a test, with everything that happened kept, and short ways to say things. */
final class Cluster {
    static final long MILLISECOND = 1_000_000L;
    static final long SECOND = 1_000 * MILLISECOND;

    final Recorder recorder = new Recorder();
    final Simulation simulation;

    Cluster(SimulationConfig config) {
        this(config, node -> new MemoryDisk());
    }

    Cluster(SimulationConfig config, IntFunction<Disk> disks) {
        List<Observer> observers = List.of(recorder, new SafetyChecker(config.nodes()));
        simulation = new Simulation(config, disks, observers);
    }

    static Cluster of(int nodes, long seed) {
        return new Cluster(SimulationConfig.of(nodes, seed));
    }

    static Cluster without(Rule rule, int nodes, long seed) {
        SimulationConfig config = SimulationConfig.of(nodes, seed);
        Rules rules = Rules.without(List.of(rule));
        return new Cluster(config.withRaft(config.raft().withRules(rules)));
    }

    Cluster run(long nanos) {
        simulation.runUntil(simulation.nowNanos() + nanos);
        return this;
    }

    /** Runs until that holds; the test fails if it doesn't within 10 virtual seconds. */
    Cluster until(BooleanSupplier condition) {
        long end = simulation.nowNanos() + 10 * SECOND;
        while (!condition.getAsBoolean() && simulation.step(end)) {
            Assertions.assertThat(simulation.violation()).isNull();
        }
        Assertions.assertThat(condition.getAsBoolean()).as("within 10 s").isTrue();
        return this;
    }

    /** The running leader of the newest term, once there is one that a majority follows. */
    int leader() {
        until(() -> {
            NodeView leader = simulation.view().leader();
            return leader != null && followers(leader).size() > simulation.nodes() / 2;
        });
        return simulation.view().leader().id();
    }

    private List<Integer> followers(NodeView leader) {
        return IntStream.rangeClosed(1, simulation.nodes())
                .filter(id -> simulation.host(id).state() == HostState.RUNNING)
                .filter(id -> simulation.host(id).status().leader() == leader.id())
                .filter(id ->
                        simulation.host(id).status().term() == leader.status().term())
                .boxed()
                .toList();
    }

    List<Integer> others(int node) {
        return IntStream.rangeClosed(1, simulation.nodes())
                .filter(id -> id != node)
                .boxed()
                .toList();
    }

    Call begin(KeyValueCommand command, ReadMode read, int pinnedTo) {
        return simulation
                .clients()
                .call(null, command.encode(), read, command.toString(), pinnedTo);
    }

    Call put(String key, String value) {
        return begin(KeyValueCommand.put(key, value), null, Call.ANY_NODE);
    }

    Call done(Call call) {
        until(call::isDone);
        return call;
    }

    String value(int node, String key) {
        return ((KeyValueStore) simulation.host(node).machine()).value(key);
    }

    HostState state(int node) {
        return simulation.host(node).state();
    }

    /** The requests of clients as they were sent, oldest first. */
    List<Packet> requests() {
        List<Packet> requests = new ArrayList<>();
        for (MessageEvent.Sent sent : recorder.all(MessageEvent.Sent.class)) {
            if (sent.packet().body() instanceof Body.Request) {
                requests.add(sent.packet());
            }
        }
        return requests;
    }
}
