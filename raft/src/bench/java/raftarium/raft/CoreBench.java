package raftarium.raft;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The algorithm alone: nodes that hand each other their messages in memory, and disks that are done
 * at once. Commands of 64 bytes; so many under way at a time. The score is commands a second.
 */
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
public class CoreBench {
    private static final int COMMANDS = 100_000;
    private static final Bytes COMMAND = Bytes.of(new byte[64]);

    @Param({"3", "5"})
    public int nodes;

    @Param({"1", "1000"})
    public int window;

    private final List<RaftNode> cluster = new ArrayList<>();
    private final ArrayDeque<Message> messages = new ArrayDeque<>();

    /** Anew each time, since logs grow. */
    @Setup(Level.Invocation)
    public void begin() {
        cluster.clear();
        messages.clear();
        for (int id = 1; id <= nodes; id++) {
            cluster.add(new RaftNode(
                    id,
                    Membership.ofFirst(nodes),
                    RaftConfig.DEFAULT,
                    HardState.INITIAL,
                    List.of(),
                    RandomStream.of(1, "n" + id),
                    0));
        }
        RaftNode leader = cluster.get(0);
        leader.timeoutNow(0);
        handle(leader);
        deliverAll();
        if (leader.role() != Role.LEADER || leader.commitIndex() != 1) {
            throw new IllegalStateException(leader.toString());
        }
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public long commands() {
        RaftNode leader = cluster.get(0);
        for (int proposed = 0; proposed < COMMANDS; proposed += window) {
            for (int command = 0; command < window; command++) {
                leader.propose(COMMAND, 0);
            }
            handle(leader);
            deliverAll();
        }
        if (leader.lastApplied() != COMMANDS + 1) {
            throw new IllegalStateException(leader.toString());
        }
        return leader.commitIndex();
    }

    private void deliverAll() {
        while (!messages.isEmpty()) {
            Message message = messages.remove();
            RaftNode to = cluster.get(message.to() - 1);
            to.receive(message, 0);
            handle(to);
        }
    }

    private void handle(RaftNode node) {
        Ready ready = node.ready();
        messages.addAll(ready.messages());
        while (ready.write() != null) {
            node.persisted(0);
            ready = node.ready();
            messages.addAll(ready.messages());
        }
    }
}
