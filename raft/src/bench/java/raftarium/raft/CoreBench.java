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

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The algorithm alone, in one thread: nodes that hand each other their messages in memory, and
 * disks that are done at once. A client keeps {@code window} commands of 64 bytes under way: as
 * soon as the leader has applied some, as many new ones come. The score is commands a second, and
 * counts them once every replica has applied them all.
 *
 * <p>Beside it, in the same run: {@code mvn -Pbench -Djmh.args="CoreBench|MicroRaftBench"}.
 */
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
public class CoreBench {
    private static final int COMMANDS = 100_000;

    /** Election timeouts that no pause of a busy machine reaches; heartbeats as ever. */
    private static final RaftConfig CONFIG =
            RaftConfig.DEFAULT.withTimes(10_000_000_000L, 20_000_000_000L, 50_000_000);

    @Param({"3", "5"})
    public int nodes;

    @Param({"1", "1000"})
    public int window;

    private final List<Replica> replicas = new ArrayList<>();
    private final ArrayDeque<Message> messages = new ArrayDeque<>();
    private final byte[] command = new byte[64];
    private Replica leader;
    private long proposed;

    /** A node, and a state machine that checks that each command comes once and in order. */
    private static final class Replica {
        final RaftNode node;
        long applied;

        Replica(RaftNode node) {
            this.node = node;
        }

        void apply(List<Entry> entries) {
            for (Entry entry : entries) {
                if (entry.kind() == Entry.Kind.COMMAND) {
                    long number = entry.data().buffer().getLong(0);
                    if (number != ++applied) {
                        throw new IllegalStateException(number + " applied as " + applied);
                    }
                }
            }
        }
    }

    /** Anew each time, since logs grow. */
    @Setup(Level.Invocation)
    public void begin() {
        replicas.clear();
        messages.clear();
        proposed = 0;
        long now = System.nanoTime();
        for (int id = 1; id <= nodes; id++) {
            replicas.add(new Replica(new RaftNode(
                    id,
                    Membership.ofFirst(nodes),
                    CONFIG,
                    HardState.INITIAL,
                    null,
                    List.of(),
                    RandomStream.of(1, "n" + id),
                    now)));
        }
        leader = replicas.get(0);
        leader.node.timeoutNow(now);
        proposed = COMMANDS; // Only the election: no command yet.
        turn(leader, now);
        deliverAll();
        proposed = 0;
        if (leader.node.status().role() != Role.LEADER || leader.node.commitIndex() != 1) {
            throw new IllegalStateException(leader.node.toString());
        }
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public long commands() {
        long now = System.nanoTime();
        propose(now);
        turn(leader, now);
        deliverAll();
        // That the last are committed is news to the followers with the next heartbeat: now.
        turn(leader, leader.node.deadlineNanos());
        deliverAll();
        for (Replica replica : replicas) {
            if (replica.applied != COMMANDS) {
                throw new IllegalStateException(replica.applied + ": " + replica.node);
            }
        }
        return leader.node.commitIndex();
    }

    private void deliverAll() {
        while (!messages.isEmpty()) {
            Message message = messages.remove();
            Replica to = replicas.get(message.to() - 1);
            long now = System.nanoTime();
            to.node.receive(message, now);
            turn(to, now);
        }
    }

    /** What a driver does for a node: the time, its messages, its write, what it may apply. */
    private void turn(Replica replica, long now) {
        replica.node.tick(now);
        boolean more = true;
        while (more) {
            Ready ready = replica.node.ready();
            ready.messages().forEach(outgoing -> messages.add(outgoing.message()));
            replica.apply(ready.committed());
            if (ready.write() != null) {
                replica.node.persisted(now);
            }
            more = ready.write() != null || !ready.committed().isEmpty();
            if (replica == leader) {
                propose(now);
            }
        }
    }

    /** As many new commands as the window has room for, each an object of its own. */
    private void propose(long now) {
        while (proposed < COMMANDS && proposed - leader.applied < window) {
            proposed++;
            ByteBuffer.wrap(command).putLong(0, proposed);
            leader.node.propose(Bytes.of(command), now);
        }
    }
}
