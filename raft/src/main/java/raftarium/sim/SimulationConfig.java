package raftarium.sim;

import raftarium.data.RandomStream;
import raftarium.machine.MachineType;
import raftarium.raft.Membership;
import raftarium.raft.RaftConfig;

/**
 * What a simulation begins with. Everything random hangs on {@code seed} and {@code resumed} alone.
 *
 * @param nodes how many, 1 to 101
 * @param founders how many of them the cluster began with, 1 to {@code nodes}; the others know no
 *     configuration but what is on their disks
 * @param seed any number
 * @param raft how each node behaves
 * @param net how each link behaves at first
 * @param resumed how often its data directory was resumed, 0 for a fresh one
 * @param startNanos the virtual time at which it begins
 * @param machine what the cluster replicates
 * @param stopsOnViolation whether the clock stands once a property is broken; else it is noted only
 */
public record SimulationConfig(
        int nodes,
        int founders,
        long seed,
        RaftConfig raft,
        NetPreset net,
        long resumed,
        long startNanos,
        MachineType machine,
        boolean stopsOnViolation) {
    /** The clock stands once a property is broken. */
    public SimulationConfig(
            int nodes,
            int founders,
            long seed,
            RaftConfig raft,
            NetPreset net,
            long resumed,
            long startNanos,
            MachineType machine) {
        this(nodes, founders, seed, raft, net, resumed, startNanos, machine, true);
    }

    /** The same with the key-value store. */
    public SimulationConfig(
            int nodes,
            int founders,
            long seed,
            RaftConfig raft,
            NetPreset net,
            long resumed,
            long startNanos) {
        this(nodes, founders, seed, raft, net, resumed, startNanos, MachineType.KV);
    }

    /** Five nodes on a LAN, everything by default. */
    public static SimulationConfig of(int nodes, long seed) {
        return new SimulationConfig(nodes, nodes, seed, RaftConfig.DEFAULT, NetPreset.LAN, 0, 0);
    }

    public SimulationConfig {
        if (nodes < 1 || nodes > Membership.MAX_NODES) {
            throw new IllegalArgumentException(
                    "a cluster has 1 to " + Membership.MAX_NODES + " nodes: " + nodes);
        }
        if (founders < 1 || founders > nodes) {
            throw new IllegalArgumentException(founders + " founders of " + nodes + " nodes");
        }
        raft = raft.withEvents(true);
    }

    /** The same with other behaviour of nodes. */
    public SimulationConfig withRaft(RaftConfig other) {
        return new SimulationConfig(
                nodes, founders, seed, other, net, resumed, startNanos, machine, stopsOnViolation);
    }

    /** The same with another machine. */
    public SimulationConfig withMachine(MachineType other) {
        return new SimulationConfig(
                nodes, founders, seed, raft, net, resumed, startNanos, other, stopsOnViolation);
    }

    /** The same from a data directory that was resumed so often, at that time. */
    public SimulationConfig resumed(int foundersOfIt, long times, long startingNanos) {
        return new SimulationConfig(
                nodes,
                foundersOfIt,
                seed,
                raft,
                net,
                times,
                startingNanos,
                machine,
                stopsOnViolation);
    }

    /** The same, in which the clock stands once a property is broken, or doesn't. */
    public SimulationConfig withStopsOnViolation(boolean other) {
        return new SimulationConfig(
                nodes, founders, seed, raft, net, resumed, startNanos, machine, other);
    }

    /** The random stream for a purpose. */
    RandomStream stream(String purpose) {
        return RandomStream.of(seed, resumed == 0 ? purpose : purpose + ", resumed " + resumed);
    }
}
