package raftarium.app.session;

import org.jspecify.annotations.Nullable;

import raftarium.machine.MachineType;
import raftarium.raft.RaftConfig;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.sim.NetPreset;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a session is opened with. Null means: not said, so that the default holds.
 *
 * @param nodes how many nodes, 1 to 101; 5 by default, or as many as the directory holds
 * @param seed by default drawn, or that of the directory
 * @param data where the disks are; temporary by default
 * @param electionMinNanos the shortest election timeout, with {@code electionMaxNanos}
 * @param heartbeatNanos how often a leader is heard of
 * @param net the links at first
 * @param batchEntries how many entries a message carries at most
 * @param batchBytes how many bytes of entries or of a snapshot it carries at most
 * @param inFlight how many such messages may be unanswered per follower
 * @param machine what the cluster replicates; kv, or what the directory holds
 * @param without rules that are off
 */
public record SessionOptions(
        @Nullable Integer nodes,
        @Nullable Long seed,
        @Nullable DataChoice data,
        @Nullable Long electionMinNanos,
        @Nullable Long electionMaxNanos,
        @Nullable Long heartbeatNanos,
        @Nullable NetPreset net,
        @Nullable Integer batchEntries,
        @Nullable Integer batchBytes,
        @Nullable Integer inFlight,
        @Nullable MachineType machine,
        Set<Rule> without) {
    /** The number of nodes if nothing is said. */
    public static final int DEFAULT_NODES = 5;

    /** Nothing said. */
    public static final SessionOptions DEFAULT =
            new SessionOptions(null, null, null, null, null, null, null, Set.of());

    /** The same, and messages as large as usual. */
    public SessionOptions(
            @Nullable Integer nodes,
            @Nullable Long seed,
            @Nullable DataChoice data,
            @Nullable Long electionMinNanos,
            @Nullable Long electionMaxNanos,
            @Nullable Long heartbeatNanos,
            @Nullable NetPreset net,
            Set<Rule> without) {
        this(
                nodes,
                seed,
                data,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                net,
                null,
                null,
                null,
                null,
                without);
    }

    public SessionOptions {
        without = Set.copyOf(without);
    }

    /** These options, and for what they don't say those of {@code other}. */
    public SessionOptions over(SessionOptions other) {
        EnumSet<Rule> off = EnumSet.noneOf(Rule.class);
        off.addAll(without);
        off.addAll(other.without);
        return new SessionOptions(
                nodes != null ? nodes : other.nodes,
                seed != null ? seed : other.seed,
                data != null ? data : other.data,
                electionMinNanos != null ? electionMinNanos : other.electionMinNanos,
                electionMaxNanos != null ? electionMaxNanos : other.electionMaxNanos,
                heartbeatNanos != null ? heartbeatNanos : other.heartbeatNanos,
                net != null ? net : other.net,
                batchEntries != null ? batchEntries : other.batchEntries,
                batchBytes != null ? batchBytes : other.batchBytes,
                inFlight != null ? inFlight : other.inFlight,
                machine != null ? machine : other.machine,
                off);
    }

    /** The same with that seed. */
    public SessionOptions withSeed(long other) {
        return new SessionOptions(
                nodes,
                other,
                data,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                net,
                batchEntries,
                batchBytes,
                inFlight,
                machine,
                without);
    }

    /** The same with the disks there. */
    public SessionOptions withData(DataChoice other) {
        return new SessionOptions(
                nodes,
                seed,
                other,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                net,
                batchEntries,
                batchBytes,
                inFlight,
                machine,
                without);
    }

    /** The same with that machine. */
    public SessionOptions withMachine(MachineType other) {
        return new SessionOptions(
                nodes,
                seed,
                data,
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                net,
                batchEntries,
                batchBytes,
                inFlight,
                other,
                without);
    }

    /** How each node behaves. */
    RaftConfig raft() throws SessionException {
        RaftConfig usual = RaftConfig.DEFAULT;
        try {
            return usual.withTimes(
                            electionMinNanos != null ? electionMinNanos : usual.electionMinNanos(),
                            electionMaxNanos != null ? electionMaxNanos : usual.electionMaxNanos(),
                            heartbeatNanos != null ? heartbeatNanos : usual.heartbeatNanos())
                    .withBatch(
                            batchEntries != null ? batchEntries : usual.maxEntriesPerMessage(),
                            batchBytes != null ? batchBytes : usual.maxBytesPerMessage(),
                            inFlight != null ? inFlight : usual.maxInFlight())
                    .withRules(Rules.without(without));
        } catch (IllegalArgumentException mistake) {
            throw new SessionException(String.valueOf(mistake.getMessage()));
        }
    }
}
