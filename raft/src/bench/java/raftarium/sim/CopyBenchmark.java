package raftarium.sim;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import raftarium.check.SafetyChecker;
import raftarium.check.history.HistoryRecorder;
import raftarium.disk.MemoryDisk;
import raftarium.machine.ClientCommand;
import raftarium.machine.KeyValueCommand;
import raftarium.machine.MachineType;
import raftarium.machine.QueueCommand;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a copy of a simulation costs, five nodes on disks in memory, with the observers that a
 * session has: of a cluster that has been under load for an hour, and of machines that hold a lot.
 * {@code copyAndGoOn} lets the copied one go on for half a second of virtual time, so that what it
 * has to take a copy of before it writes there is in the figure; {@code goOn} is the same without a
 * copy.
 */
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CopyBenchmark {
    private static final long SECOND = 1_000_000_000L;

    /** As {@code load} has it if nothing is said: three clients, 30 commands a second in all. */
    private static final int CLIENTS = 3;

    private static final long INTERVAL_NANOS = SECOND / 10;

    /** How many keys are put, or messages pushed. */
    private static final int MANY = 20_000;

    /** A cluster with a past. */
    @State(Scope.Thread)
    public static class Grown {
        @Param({"load", "keys", "queue"})
        public String by;

        Simulation simulation;

        @Setup(Level.Trial)
        public void begin() {
            simulation = switch (by) {
                case "load" -> afterAnHourOfLoad();
                case "keys" -> withManyKeys();
                default -> withManyMessages();
            };
        }
    }

    static Simulation cluster(MachineType machine) {
        return new Simulation(
                SimulationConfig.of(5, 42).withMachine(machine),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(5), new HistoryRecorder()));
    }

    static Simulation underLoad() {
        Simulation simulation = cluster(MachineType.KV);
        simulation.runUntil(SECOND);
        simulation.clients().load().start(CLIENTS, INTERVAL_NANOS, Long.MAX_VALUE);
        return simulation;
    }

    private static Simulation afterAnHourOfLoad() {
        Simulation simulation = underLoad();
        simulation.runUntil(3601 * SECOND);
        return simulation;
    }

    /** Each put by somebody else, as at the prompt: so there are as many sessions too. */
    private static Simulation withManyKeys() {
        Simulation simulation = cluster(MachineType.KV);
        simulation.runUntil(SECOND);
        for (int key = 0; key < MANY; key++) {
            ask(simulation, KeyValueCommand.put("key" + key, "value" + key));
        }
        return simulation;
    }

    private static Simulation withManyMessages() {
        Simulation simulation = cluster(MachineType.QUEUE);
        simulation.runUntil(SECOND);
        for (int message = 0; message < MANY; message++) {
            ask(simulation, QueueCommand.push("message" + message));
        }
        return simulation;
    }

    private static void ask(Simulation simulation, ClientCommand command) {
        simulation.clients().call((String) null, command, null, command.toString(), Call.ANY_NODE);
        simulation.runUntil(simulation.nowNanos() + SECOND / 50);
    }

    /** The copy alone. */
    @Benchmark
    public Simulation copy(Grown grown) {
        return grown.simulation.copy();
    }

    /** The copy, and what the original has to do since it shares with it. */
    @Benchmark
    public Simulation copyAndGoOn(Grown grown) {
        Simulation copy = grown.simulation.copy();
        goOn(grown);
        return copy;
    }

    /** Half a second of virtual time without a copy. */
    @Benchmark
    public long goOn(Grown grown) {
        Simulation simulation = grown.simulation;
        simulation.runUntil(simulation.nowNanos() + SECOND / 2);
        return simulation.executed();
    }
}
