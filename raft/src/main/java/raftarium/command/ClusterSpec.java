package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.machine.MachineType;
import raftarium.raft.Membership;
import raftarium.raft.RaftConfig;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.NetPreset;
import raftarium.sim.SimulationConfig;
import raftarium.words.Quantities.ByteSize;
import raftarium.words.Quantities.Time;
import raftarium.words.Quantities.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What is said of a cluster when it begins: what stands behind {@code new}. Null means: not said,
 * so that the value from elsewhere counts (the command line's, say), or the default.
 *
 * @param nodes how many, 1 to 101; {@value #DEFAULT_NODES} by default
 * @param seed what all chance hangs on, any number; no default
 * @param election the election timeouts; 150 to 300 ms by default
 * @param heartbeat how often a leader is heard of; 50 ms by default
 * @param net how links behave at first; {@link NetPreset#LAN} by default
 * @param batch how many entries a message carries at most, 1 to {@value #MAX_BATCH}; 256 by default
 * @param batchBytes how many bytes of entries or of a snapshot it carries at most, 1 byte to 16
 *     MiB; 256 KiB by default
 * @param inFlight how many such messages may be unanswered per follower, 1 to {@value
 *     #MAX_IN_FLIGHT}; 16 by default
 * @param machine what it replicates; {@link MachineType#KV} by default
 * @param off rules that are off, sorted
 * @param onViolation what happens when a property is broken; {@link OnViolation#STOP} by default
 */
public record ClusterSpec(
        @Nullable Integer nodes,
        @Nullable Long seed,
        @Nullable TimeRange election,
        @Nullable Time heartbeat,
        @Nullable NetPreset net,
        @Nullable Integer batch,
        @Nullable ByteSize batchBytes,
        @Nullable Integer inFlight,
        @Nullable MachineType machine,
        List<Rule> off,
        @Nullable OnViolation onViolation) {
    /** What happens when a property is broken. */
    public enum OnViolation {
        /** The clock stands. */
        STOP,
        /** It is told and marked, and time goes on. */
        TELL
    }

    /** The number of nodes if nothing is said. */
    public static final int DEFAULT_NODES = 5;

    static final int MAX_BATCH = 1_000_000;
    static final int MAX_BATCH_BYTES = 16 << 20;
    static final int MAX_IN_FLIGHT = 1_000;
    private static final RaftConfig USUAL = RaftConfig.DEFAULT;

    /** Nothing said. */
    public static final ClusterSpec DEFAULT =
            new ClusterSpec(null, null, null, null, null, null, null, null, null, List.of(), null);

    public ClusterSpec {
        range("--nodes", nodes, Membership.MAX_NODES);
        range("--batch", batch, MAX_BATCH);
        range("--in-flight", inFlight, MAX_IN_FLIGHT);
        if (batchBytes != null
                && (batchBytes.bytes() < 1 || batchBytes.bytes() > MAX_BATCH_BYTES)) {
            throw new IllegalArgumentException("--batch-bytes is from 1B to 16MiB");
        }
        off = List.copyOf(new TreeSet<>(off));
    }

    private static void range(String option, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new IllegalArgumentException(option + " is from 1 to " + most + ": " + value);
        }
    }

    /** So many nodes and that seed, and nothing else said. */
    public static ClusterSpec of(int nodes, long seed) {
        return DEFAULT.withNodes(nodes).withSeed(seed);
    }

    /** What this says, and where it says nothing what the other says; off is what is off in one. */
    public ClusterSpec over(ClusterSpec other) {
        List<Rule> both = new ArrayList<>(off);
        both.addAll(other.off);
        return new ClusterSpec(
                nodes != null ? nodes : other.nodes,
                seed != null ? seed : other.seed,
                election != null ? election : other.election,
                heartbeat != null ? heartbeat : other.heartbeat,
                net != null ? net : other.net,
                batch != null ? batch : other.batch,
                batchBytes != null ? batchBytes : other.batchBytes,
                inFlight != null ? inFlight : other.inFlight,
                machine != null ? machine : other.machine,
                both,
                onViolation != null ? onViolation : other.onViolation);
    }

    /** The same with so many nodes; null: not said. */
    public ClusterSpec withNodes(@Nullable Integer other) {
        return new ClusterSpec(
                other,
                seed,
                election,
                heartbeat,
                net,
                batch,
                batchBytes,
                inFlight,
                machine,
                off,
                onViolation);
    }

    /** The same with that seed; null: not said. */
    public ClusterSpec withSeed(@Nullable Long other) {
        return new ClusterSpec(
                nodes,
                other,
                election,
                heartbeat,
                net,
                batch,
                batchBytes,
                inFlight,
                machine,
                off,
                onViolation);
    }

    /** The same with other times; null: not said. */
    public ClusterSpec withTimes(@Nullable TimeRange timeouts, @Nullable Time beat) {
        return new ClusterSpec(
                nodes,
                seed,
                timeouts,
                beat,
                net,
                batch,
                batchBytes,
                inFlight,
                machine,
                off,
                onViolation);
    }

    /** The same with links that behave like that at first; null: not said. */
    public ClusterSpec withNet(@Nullable NetPreset other) {
        return new ClusterSpec(
                nodes,
                seed,
                election,
                heartbeat,
                other,
                batch,
                batchBytes,
                inFlight,
                machine,
                off,
                onViolation);
    }

    /** The same with messages of other sizes; null: not said. */
    public ClusterSpec withBatch(
            @Nullable Integer entries, @Nullable ByteSize size, @Nullable Integer unanswered) {
        return new ClusterSpec(
                nodes,
                seed,
                election,
                heartbeat,
                net,
                entries,
                size,
                unanswered,
                machine,
                off,
                onViolation);
    }

    /** The same with that machine; null: not said. */
    public ClusterSpec withMachine(@Nullable MachineType other) {
        return new ClusterSpec(
                nodes,
                seed,
                election,
                heartbeat,
                net,
                batch,
                batchBytes,
                inFlight,
                other,
                off,
                onViolation);
    }

    /** The same with these rules off, and no others. */
    public ClusterSpec withOff(List<Rule> other) {
        return new ClusterSpec(
                nodes,
                seed,
                election,
                heartbeat,
                net,
                batch,
                batchBytes,
                inFlight,
                machine,
                other,
                onViolation);
    }

    /** The same, and that happens when a property is broken; null: not said. */
    public ClusterSpec withOnViolation(@Nullable OnViolation other) {
        return new ClusterSpec(
                nodes,
                seed,
                election,
                heartbeat,
                net,
                batch,
                batchBytes,
                inFlight,
                machine,
                off,
                other);
    }

    /** How many nodes there are in the end. */
    public int nodesOrDefault() {
        return nodes != null ? nodes : DEFAULT_NODES;
    }

    /** What it replicates in the end. */
    public MachineType machineOrDefault() {
        return machine != null ? machine : MachineType.KV;
    }

    /** How links behave at first in the end. */
    public NetPreset netOrDefault() {
        return net != null ? net : NetPreset.LAN;
    }

    /**
     * How each node behaves.
     *
     * @throws IllegalArgumentException if the times don't fit each other
     */
    public RaftConfig raft() {
        return USUAL.withTimes(
                        election != null ? election.minNanos() : USUAL.electionMinNanos(),
                        election != null ? election.maxNanos() : USUAL.electionMaxNanos(),
                        heartbeat != null ? heartbeat.nanos() : USUAL.heartbeatNanos())
                .withBatch(
                        batch != null ? batch : USUAL.maxEntriesPerMessage(),
                        batchBytes != null ? (int) batchBytes.bytes() : USUAL.maxBytesPerMessage(),
                        inFlight != null ? inFlight : USUAL.maxInFlight())
                .withRules(Rules.without(off));
    }

    /**
     * What a simulation of it begins with, all nodes on empty disks.
     *
     * @throws IllegalStateException if it has no seed: the session draws one when it begins the
     *     cluster
     * @throws IllegalArgumentException if the times don't fit each other
     */
    public SimulationConfig config() {
        if (seed == null) {
            throw new IllegalStateException("no seed is said: " + line());
        }
        int count = nodesOrDefault();
        return new SimulationConfig(
                count,
                count,
                seed,
                raft(),
                netOrDefault(),
                0,
                0,
                machineOrDefault(),
                onViolation != OnViolation.TELL);
    }

    /** The line that begins such a cluster: says what is said here, and reads as the same. */
    public String line() {
        return ClusterUsages.line(this);
    }
}
