package raftarium.command;

import static raftarium.grammar.Part.option;

import raftarium.grammar.Kind;
import raftarium.grammar.Kinds;
import raftarium.grammar.Part;
import raftarium.grammar.Shape;
import raftarium.grammar.WordKind;
import raftarium.machine.MachineType;
import raftarium.raft.Membership;
import raftarium.raft.Rule;
import raftarium.sim.NetPreset;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;
import raftarium.words.Quantities.ByteSize;
import raftarium.words.Quantities.Time;

import java.util.List;
import java.util.Locale;

/** How it is typed with what a cluster begins. */
public final class ClusterUsages {
    private static final WordKind<Time> HEARTBEAT =
            WordKind.of(Quantities::time, time -> Quantities.typed(time.nanos()));

    private static final WordKind<ByteSize> BATCH_BYTES =
            WordKind.of(ClusterUsages::batchBytes, Kinds.SIZE::print);

    private static final Part<Integer> NODES = option(
            "--nodes",
            "N",
            Kinds.integer(1, Membership.MAX_NODES),
            "How many nodes, 1 to 101 (default: 5).");

    private static final Part<Long> SEED = option(
            "--seed",
            "S",
            Kinds.NUMBER,
            "What all chance hangs on; 64 bits (default: drawn, and shown).");

    private static final Part<Quantities.TimeRange> ELECTION = option(
            "--election", "D..D", Kinds.TIMES, "The election timeouts (default: 150ms..300ms).");

    private static final Part<Time> HEARTBEATS = option(
            "--heartbeat", "D", HEARTBEAT, "How often a leader is heard of (default: 50ms).");

    private static final Part<NetPreset> NET = option(
            "--net",
            "PRESET",
            NetworkUsages.PRESET,
            "perfect, lan, wan, lossy, mit-unreliable, mit-reordering or"
                    + " classroom (default: lan; in the cockpit classroom).");

    private static final Part<Integer> BATCH = option(
            "--batch",
            "N",
            Kinds.integer(1, ClusterSpec.MAX_BATCH),
            "How many entries a message carries at most (default: 256).");

    private static final Part<ByteSize> BATCH_SIZE = option(
            "--batch-bytes",
            "SIZE",
            BATCH_BYTES,
            "How many bytes of entries, or of a snapshot (default: 256KiB).");

    private static final Part<Integer> IN_FLIGHT = option(
            "--in-flight",
            "N",
            Kinds.integer(1, ClusterSpec.MAX_IN_FLIGHT),
            "How many such messages a follower may not have answered (default: 16).");

    private static final Part<List<Rule>> WITHOUT = new Part.Repeated<>(
            "--without",
            "RULE",
            TimeUsages.RULE,
            "A rule that is off; may be repeated. See 'rules'.");

    private static final Part<ClusterSpec.OnViolation> ON_VIOLATION = option(
            "--on-violation",
            "stop|tell",
            Kinds.oneOf(
                    "choice",
                    List.of(ClusterSpec.OnViolation.values()),
                    choice -> choice.name().toLowerCase(Locale.ROOT),
                    choice -> ""),
            "When a property is broken the clock stands (default), or it is told and time goes"
                    + " on.");

    private static final Shape<ClusterSpec> BUILT_IN = spec(
            Kinds.oneOf("machine", MachineType.BUILT_IN, MachineType::toString, machine -> ""));

    private ClusterUsages() {}

    private static ByteSize batchBytes(String text) throws MistakeException {
        ByteSize size = Kinds.SIZE.reader().read(text);
        if (size.bytes() > ClusterSpec.MAX_BATCH_BYTES) {
            throw new MistakeException("'" + text + "' isn't from 1B to 16MiB");
        }
        return size;
    }

    /** The line that begins such a cluster. */
    static String line(ClusterSpec spec) {
        return "new" + BUILT_IN.print(spec);
    }

    /** The options that say it, with machines of that kind. */
    public static Shape<ClusterSpec> spec(Kind<MachineType> machines) {
        return Shape.from(ClusterSpec.DEFAULT)
                .with(NODES, ClusterSpec::nodes, ClusterSpec::withNodes)
                .with(SEED, ClusterSpec::seed, ClusterSpec::withSeed)
                .with(machine(machines), ClusterSpec::machine, ClusterSpec::withMachine)
                .with(
                        ELECTION,
                        ClusterSpec::election,
                        (spec, times) -> spec.withTimes(times, spec.heartbeat()))
                .with(
                        HEARTBEATS,
                        ClusterSpec::heartbeat,
                        (spec, time) -> spec.withTimes(spec.election(), time))
                .with(NET, ClusterSpec::net, ClusterSpec::withNet)
                .with(
                        BATCH,
                        ClusterSpec::batch,
                        (spec, count) -> spec.withBatch(count, spec.batchBytes(), spec.inFlight()))
                .with(
                        BATCH_SIZE,
                        ClusterSpec::batchBytes,
                        (spec, size) -> spec.withBatch(spec.batch(), size, spec.inFlight()))
                .with(
                        IN_FLIGHT,
                        ClusterSpec::inFlight,
                        (spec, count) -> spec.withBatch(spec.batch(), spec.batchBytes(), count))
                .with(WITHOUT, ClusterSpec::off, ClusterSpec::withOff)
                .with(ON_VIOLATION, ClusterSpec::onViolation, ClusterSpec::withOnViolation)
                .makes();
    }

    private static Part<MachineType> machine(Kind<MachineType> machines) {
        return option(
                "--machine",
                "NAME",
                machines,
                "What is replicated: kv, a key-value store; queue, lock or config;"
                        + " or a class of your own on the class path (default:" + " kv).");
    }
}
