package raftarium.app.look;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import raftarium.disk.MemoryDisk;
import raftarium.sim.Simulation;
import raftarium.sim.SimulationConfig;
import raftarium.trace.Trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many events a second are written as JSON, to nowhere: the first 16,000 of five nodes and ten
 * clients, which write and read as fast as they are answered.
 */
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class EventJsonBenchmark {
    private static final int EVENTS = 16_000;

    private Simulation simulation;
    private Trace trace;

    @Setup
    public void run() {
        simulation =
                new Simulation(SimulationConfig.of(5, 42), node -> new MemoryDisk(), List.of());
        simulation.clients().load().start(10, 1, Long.MAX_VALUE);
        trace = simulation.trace();
        while (trace.count() < EVENTS) {
            simulation.step();
        }
        if (trace.first() > 0) {
            throw new IllegalStateException("events were dropped");
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void toJson() throws IOException {
        Writer out = new BufferedWriter(
                new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8));
        EventJson json = new EventJson(out, simulation.config().machine());
        for (int number = 0; number < EVENTS; number++) {
            json.write(number, trace.event(number), trace.cause(number));
        }
        out.flush();
    }
}
