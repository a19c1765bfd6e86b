package raftarium.check.torture;

import raftarium.machine.MachineType;
import raftarium.raft.RaftConfig;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.NetPreset;
import raftarium.sim.SimulationConfig;
import raftarium.words.Quantities;

import java.util.ArrayList;
import java.util.List;

/**
 * The cluster that a plan begins with.
 *
 * @param nodes how many, 1 to 101
 * @param seed what all chance in it hangs on
 * @param electionMinNanos the shortest election timeout, more than the heartbeat
 * @param electionMaxNanos the longest
 * @param heartbeatNanos how often a leader is heard of
 * @param net how links behave at first
 * @param batchEntries how many entries a message carries at most
 * @param batchBytes how many bytes, of entries or of a snapshot
 * @param inFlight how many such messages may be unanswered per follower
 * @param off rules that are off
 * @param machine what it replicates
 */
record Setup(
        int nodes,
        long seed,
        long electionMinNanos,
        long electionMaxNanos,
        long heartbeatNanos,
        NetPreset net,
        int batchEntries,
        int batchBytes,
        int inFlight,
        List<Rule> off,
        MachineType machine) {
    private static final RaftConfig USUAL = RaftConfig.DEFAULT;

    Setup {
        off = List.copyOf(off);
    }

    /** All by default but these. */
    static Setup of(int nodes, long seed, List<Rule> off) {
        return new Setup(
                nodes,
                seed,
                USUAL.electionMinNanos(),
                USUAL.electionMaxNanos(),
                USUAL.heartbeatNanos(),
                NetPreset.LAN,
                USUAL.maxEntriesPerMessage(),
                USUAL.maxBytesPerMessage(),
                USUAL.maxInFlight(),
                off,
                MachineType.KV);
    }

    Setup withSeed(long other) {
        return new Setup(
                nodes,
                other,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                net,
                batchEntries,
                batchBytes,
                inFlight,
                off,
                machine);
    }

    Setup withNodes(int other) {
        return new Setup(
                other,
                seed,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                net,
                batchEntries,
                batchBytes,
                inFlight,
                off,
                machine);
    }

    Setup withNet(NetPreset other) {
        return new Setup(
                nodes,
                seed,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                other,
                batchEntries,
                batchBytes,
                inFlight,
                off,
                machine);
    }

    Setup withOff(List<Rule> other) {
        return new Setup(
                nodes,
                seed,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                net,
                batchEntries,
                batchBytes,
                inFlight,
                other,
                machine);
    }

    Setup withMachine(MachineType other) {
        return new Setup(
                nodes,
                seed,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                net,
                batchEntries,
                batchBytes,
                inFlight,
                off,
                other);
    }

    Setup withTimes(long electionMin, long electionMax, long heartbeat) {
        return new Setup(
                nodes,
                seed,
                electionMin,
                electionMax,
                heartbeat,
                net,
                batchEntries,
                batchBytes,
                inFlight,
                off,
                machine);
    }

    Setup withBatch(int entries, int bytes, int unanswered) {
        return new Setup(
                nodes,
                seed,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                net,
                entries,
                bytes,
                unanswered,
                off,
                machine);
    }

    SimulationConfig config() {
        RaftConfig raft = USUAL.withTimes(electionMinNanos, electionMaxNanos, heartbeatNanos)
                .withBatch(batchEntries, batchBytes, inFlight)
                .withRules(Rules.without(off));
        return new SimulationConfig(nodes, nodes, seed, raft, net, 0, 0, machine);
    }

    /** The line that begins a script with it. */
    String line() {
        List<String> words = new ArrayList<>(List.of("new --nodes " + nodes, "--seed " + seed));
        if (!machine.equals(MachineType.KV)) {
            words.add("--machine " + machine);
        }
        if (electionMinNanos != USUAL.electionMinNanos()
                || electionMaxNanos != USUAL.electionMaxNanos()) {
            words.add("--election " + Quantities.typed(electionMinNanos, electionMaxNanos));
        }
        if (heartbeatNanos != USUAL.heartbeatNanos()) {
            words.add("--heartbeat " + Quantities.typed(heartbeatNanos));
        }
        if (net != NetPreset.LAN) {
            words.add("--net " + net.key());
        }
        if (batchEntries != USUAL.maxEntriesPerMessage()) {
            words.add("--batch " + batchEntries);
        }
        if (batchBytes != USUAL.maxBytesPerMessage()) {
            words.add("--batch-bytes " + batchBytes + "B");
        }
        if (inFlight != USUAL.maxInFlight()) {
            words.add("--in-flight " + inFlight);
        }
        off.forEach(rule -> words.add("--without " + rule.key()));
        return String.join(" ", words);
    }
}
