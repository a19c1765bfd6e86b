package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import raftarium.app.session.DataChoice;
import raftarium.app.session.SessionOptions;
import raftarium.command.ClusterSpec;
import raftarium.machine.MachineType;
import raftarium.raft.Rule;
import raftarium.sim.NetPreset;
import raftarium.words.MistakeException;
import raftarium.words.Quantities.ByteSize;
import raftarium.words.Quantities.Time;
import raftarium.words.Quantities.TimeRange;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The options of a session: the same on the command line and behind {@code new}. */
public final class SessionMixin implements Vocabulary.Mixed {
    private static final String MEMORY = "memory";

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "How many nodes, 1 to 101 (default: 5).")
    @Nullable
    Integer nodes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "What all chance hangs on; 64 bits (default: drawn, and shown).")
    @Nullable
    Long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            completionCandidates = InMemory.class,
            description =
                    "A directory for the nodes' disks, kept and resumed from; or memory (default: a"
                            + " fresh temporary directory, gone at exit).")
    @Nullable
    String data;

    @Option(
            names = "--machine",
            paramLabel = "NAME",
            description =
                    "What is replicated: kv, a key-value store; queue, lock or config; or a class"
                            + " of your own on the class path (default: kv).")
    @Nullable
    MachineType machine;

    @Option(
            names = "--election",
            paramLabel = "D..D",
            description = "The election timeouts (default: 150ms..300ms).")
    @Nullable
    TimeRange election;

    @Option(
            names = "--heartbeat",
            paramLabel = "D",
            description = "How often a leader is heard of (default: 50ms).")
    @Nullable
    Time heartbeat;

    @Option(
            names = "--net",
            paramLabel = "PRESET",
            description =
                    "perfect, lan, wan, lossy, mit-unreliable or mit-reordering (default: lan).")
    @Nullable
    NetPreset net;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "How many entries a message carries at most (default: 256).")
    @Nullable
    Integer batch;

    @Option(
            names = "--batch-bytes",
            paramLabel = "SIZE",
            description = "How many bytes of entries, or of a snapshot (default: 256KiB).")
    @Nullable
    ByteSize batchBytes;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "How many such messages a follower may not have answered (default: 16).")
    @Nullable
    Integer inFlight;

    @Option(
            names = "--without",
            paramLabel = "RULE",
            description = "A rule that is off; may be repeated. See 'rules'.")
    @Nullable
    List<Rule> without;

    /** What may be said instead of a directory. */
    static final class InMemory implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(MEMORY).iterator();
        }
    }

    @Override
    public SessionMixin copy() {
        SessionMixin copy = new SessionMixin();
        copy.nodes = nodes;
        copy.seed = seed;
        copy.data = data;
        copy.machine = machine;
        copy.election = election;
        copy.heartbeat = heartbeat;
        copy.net = net;
        copy.batch = batch;
        copy.batchBytes = batchBytes;
        copy.inFlight = inFlight;
        copy.without = without == null ? null : List.copyOf(without);
        return copy;
    }

    /** What was said. */
    public SessionOptions options() throws MistakeException {
        return new SessionOptions(cluster(), data());
    }

    private ClusterSpec cluster() throws MistakeException {
        try {
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
                    without == null ? List.of() : without);
        } catch (IllegalArgumentException beyondALimit) {
            throw new MistakeException(String.valueOf(beyondALimit.getMessage()));
        }
    }

    private @Nullable DataChoice data() throws MistakeException {
        if (data == null) {
            return null;
        } else if (data.isEmpty()) {
            throw new MistakeException("--data takes a directory, or memory");
        }
        try {
            return data.equals(MEMORY)
                    ? new DataChoice.Memory()
                    : new DataChoice.Directory(Path.of(data).toAbsolutePath().normalize());
        } catch (InvalidPathException nowhere) {
            throw new MistakeException("--data: there can be no such directory: " + data);
        }
    }
}
