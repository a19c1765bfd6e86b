package raftarium.sim;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import raftarium.check.SafetyChecker;
import raftarium.disk.MemoryDisk;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How fast virtual time passes, five nodes on a LAN, every event checked. The counters are a real
 * second's: {@code virtualSeconds}, and {@code events} executed.
 */
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SimulationBench {
    private static final long SECOND = 1_000_000_000L;

    /** What passed in a real second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Passed {
        public long virtualSeconds;
        public long events;

        void from(Simulation simulation, long seconds) {
            virtualSeconds += seconds;
            events += simulation.executed();
        }
    }

    @State(Scope.Thread)
    public static class Loaded {
        Simulation simulation;

        /** Anew each time, since logs grow as long as it runs. */
        @Setup(Level.Invocation)
        public void begin() {
            simulation = cluster();
            simulation.runUntil(SECOND);
            simulation.clients().load().start(3, 1, Long.MAX_VALUE);
        }
    }

    static Simulation cluster() {
        return new Simulation(
                SimulationConfig.of(5, 42),
                node -> new MemoryDisk(),
                List.of(new SafetyChecker(5)));
    }

    /** An hour in which nothing happens but heartbeats. */
    @Benchmark
    public long idleHour(Passed passed) {
        Simulation simulation = cluster();
        simulation.runUntil(3600 * SECOND);
        passed.from(simulation, 3600);
        return simulation.trace().digest();
    }

    /** A minute of three clients that ask as fast as they are answered. */
    @Benchmark
    public long loadedMinute(Loaded loaded, Passed passed) {
        Simulation simulation = loaded.simulation;
        long before = simulation.executed();
        simulation.runUntil(61 * SECOND);
        passed.virtualSeconds += 60;
        passed.events += simulation.executed() - before;
        return simulation.trace().digest();
    }
}
