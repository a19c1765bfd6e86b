package raftarium.raft;

import io.microraft.Ordered;
import io.microraft.RaftConfig;
import io.microraft.RaftEndpoint;
import io.microraft.RaftNode;
import io.microraft.executor.RaftNodeExecutor;
import io.microraft.executor.impl.DefaultRaftNodeExecutor;
import io.microraft.model.message.RaftMessage;
import io.microraft.statemachine.StateMachine;
import io.microraft.transport.Transport;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * MicroRaft 0.7 at what {@link CoreBench} has its nodes do: the same commands, the same window, the
 * same moment of counting; messages handed over in memory, no store, its own configuration but for
 * snapshots.
 *
 * <p>{@code driver} is {@code threads}, MicroRaft as it comes, with a thread a node; or {@code
 * one}, where a queue of tasks stands in for its threads, which spares it all waking of threads.
 */
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g", "-Dslf4j.internal.verbosity=ERROR"
        })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
@SuppressWarnings("FutureReturnValueIgnored") // Whether it went well shows in what gets applied.
public class MicroRaftBench {
    private static final int COMMANDS = 50_000;

    /**
     * With each snapshot MicroRaft keeps a tenth as many entries: as many as a follower may lag
     * here, so that it never gets a snapshot in place of commands to apply.
     */
    private static final int COMMANDS_A_SNAPSHOT = 10 * COMMANDS;

    /** What a new leader commits first; no command. */
    private static final Object NEW_TERM = "new term";

    @Param({"3", "5"})
    public int nodes;

    @Param({"1", "1000"})
    public int window;

    @Param({"threads", "one"})
    public String driver;

    private final List<Replica> replicas = new ArrayList<>();
    private final OneThread oneThread = new OneThread();
    private final Semaphore done = new Semaphore(0);
    private Replica leader;

    /** Written by the leader's thread alone, but between benchmarks. */
    private long proposed;

    private long target;
    private volatile Throwable failure;

    private record Endpoint(int id) implements RaftEndpoint {
        @Override
        public Object getId() {
            return id;
        }
    }

    /** MicroRaft's tutorial has such a one: a message is handed to the node that it is for. */
    private final class InMemory implements Transport {
        @Override
        public void send(RaftEndpoint target, RaftMessage message) {
            replicas.get(((Endpoint) target).id()).node.handle(message);
        }

        @Override
        public boolean isReachable(RaftEndpoint endpoint) {
            return true;
        }
    }

    /** A node, and a state machine that checks that each command comes once and in order. */
    private final class Replica implements StateMachine {
        final RaftNodeExecutor executor;
        final RaftNode node;
        private long applied;

        @SuppressWarnings("this-escape")
        Replica(Endpoint self, List<RaftEndpoint> members) {
            executor = driver.equals("one") ? oneThread : new DefaultRaftNodeExecutor();
            node = RaftNode.newBuilder()
                    .setGroupId("bench")
                    .setLocalEndpoint(self)
                    .setInitialGroupMembers(members)
                    .setConfig(RaftConfig.newBuilder()
                            .setCommitCountToTakeSnapshot(COMMANDS_A_SNAPSHOT)
                            .build())
                    .setExecutor(executor)
                    .setTransport(new InMemory())
                    .setStateMachine(this)
                    .build();
        }

        @Override
        public Object runOperation(long commitIndex, Object operation) {
            if (operation instanceof byte[] command) {
                long number = ByteBuffer.wrap(command).getLong(0);
                if (number != ++applied) {
                    fail(new IllegalStateException(number + " applied as " + applied));
                }
                if (applied % COMMANDS == 0) {
                    done.release();
                }
            }
            return operation;
        }

        @Override
        public void takeSnapshot(long commitIndex, Consumer<Object> chunks) {
            chunks.accept(applied);
        }

        /** What it skips it has not applied, so it wouldn't count. */
        @Override
        public void installSnapshot(long commitIndex, List<Object> chunks) {
            fail(new IllegalStateException("a follower fell behind and got a snapshot"));
        }

        @Override
        public Object getNewTermOperation() {
            return NEW_TERM;
        }
    }

    /** All nodes' tasks, one after the other, in the thread that calls {@link #runDue}. */
    private static final class OneThread implements RaftNodeExecutor {
        private record Later(long nanos, Runnable task) {}

        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
        private final PriorityQueue<Later> later =
                new PriorityQueue<>((one, other) -> Long.compare(one.nanos, other.nanos));

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void submit(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void schedule(Runnable task, long delay, TimeUnit unit) {
            later.add(new Later(System.nanoTime() + unit.toNanos(delay), task));
        }

        void runDue() {
            for (int count = tasks.size(); count > 0; count--) {
                tasks.remove().run();
            }
            while (!later.isEmpty() && later.peek().nanos <= System.nanoTime()) {
                tasks.add(later.remove().task);
            }
        }
    }

    /** Once only: elections take seconds, and snapshots keep the logs short. */
    @Setup(Level.Trial)
    public void begin() {
        List<RaftEndpoint> members = new ArrayList<>();
        for (int id = 0; id < nodes; id++) {
            members.add(new Endpoint(id));
        }
        for (int id = 0; id < nodes; id++) {
            replicas.add(new Replica(new Endpoint(id), members));
        }
        replicas.forEach(replica -> replica.node.start());
        while (leader == null) {
            oneThread.runDue();
            LockSupport.parkNanos(1_000_000);
            if (replicas.get(0).node.getTerm().getLeaderEndpoint() instanceof Endpoint elected) {
                leader = replicas.get(elected.id());
            }
        }
    }

    @TearDown(Level.Trial)
    public void end() {
        replicas.forEach(replica -> replica.node.terminate());
        oneThread.runDue();
    }

    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public long commands() throws InterruptedException {
        leader.executor.execute(() -> {
            target = proposed + COMMANDS;
            for (int command = 0; command < window; command++) {
                propose();
            }
        });
        while (leader.executor == oneThread && done.availablePermits() < nodes) {
            oneThread.runDue();
        }
        done.acquire(nodes);
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return target;
    }

    /** In the leader's thread, as is the next once this is answered: no client thread to wake. */
    private void propose() {
        proposed++;
        byte[] command = new byte[64];
        ByteBuffer.wrap(command).putLong(0, proposed);
        leader.node.replicate(command).whenComplete(this::answered);
    }

    private void answered(Ordered<?> answer, Throwable problem) {
        if (problem != null) {
            fail(problem);
        } else if (proposed < target) {
            propose();
        }
    }

    private void fail(Throwable problem) {
        failure = problem;
        done.release(nodes);
    }
}
