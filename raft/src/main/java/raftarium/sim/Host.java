package raftarium.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import raftarium.machine.KeyValueStore;
import raftarium.machine.Sessions;
import raftarium.machine.StateMachine;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;
import raftarium.raft.Message;
import raftarium.raft.NodeEvent;
import raftarium.raft.RaftLog;
import raftarium.raft.RaftNode;
import raftarium.raft.RandomStream;
import raftarium.raft.Ready;
import raftarium.raft.Role;
import raftarium.raft.Rule;
import raftarium.raft.Rules;
import raftarium.storage.Disk;
import raftarium.storage.Recovery;
import raftarium.storage.RecoveryReport;
import raftarium.storage.SimulatedDisk;
import raftarium.storage.Storage;
import raftarium.storage.StorageConfig;
import raftarium.storage.StorageException;

/**
 * A machine of the cluster: a node, its state machine, its storage and its disk. It does what the
 * node's {@link Ready} says: the write goes to the storage and is synced a while later, messages go to
 * the network, committed entries to the machine, answers to the clients.
 */
public final class Host {
    private static final long SYNC_MIN_NANOS = 100_000;
    private static final long SYNC_MAX_NANOS = 500_000;

    private final Simulation simulation;
    private final int id;
    private final SimulatedDisk disk;
    private final RandomStream diskChance;
    private HostStatus status = HostStatus.CRASHED;
    private String failure = "";
    private int run;
    private Rules rules;

    // What runs; null while it is down.
    private @Nullable RaftNode node;
    private @Nullable Storage storage;
    private Sessions sessions = new Sessions(new KeyValueStore());
    private Answers answers = new Answers();

    // The newest wake-up: others are outdated.
    private long wakeNumber;
    private long wakeAtNanos = Long.MAX_VALUE;

    /** What came while it was paused, in order. */
    private final List<Action> held = new ArrayList<>();

    /** What is on its disk while it is down; found out when somebody asks. */
    private @Nullable Recovery onDisk;

    Host(Simulation simulation, int id, Disk backing) {
        this.simulation = simulation;
        this.id = id;
        disk = new SimulatedDisk(backing);
        diskChance = simulation.config().stream("disk n" + id);
        rules = simulation.config().raft().rules();
    }

    private Host(Simulation simulation, Host other) {
        this.simulation = simulation;
        id = other.id;
        disk = other.disk.copy();
        diskChance = other.diskChance.copy();
        status = other.status;
        failure = other.failure;
        run = other.run;
        rules = other.rules;
        node = other.node == null ? null : other.node.copy();
        storage = other.storage == null ? null : other.storage.copy(disk);
        sessions = other.sessions.copy();
        answers = other.answers.copy();
        wakeNumber = other.wakeNumber;
        wakeAtNanos = other.wakeAtNanos;
        held.addAll(other.held);
        onDisk = other.onDisk;
    }

    Host copy(Simulation twin) {
        return new Host(twin, this);
    }

    // What it is.

    /** Its node's id. */
    public int id() {
        return id;
    }

    /** Whether it runs. */
    public HostStatus status() {
        return status;
    }

    /** Why it failed; empty if it didn't. */
    public String failure() {
        return failure;
    }

    /** Whether its process runs, or is only paused. */
    public boolean isUp() {
        return node != null;
    }

    /** Whether it runs and leads. */
    public boolean leads() {
        return status == HostStatus.RUNNING && node != null && node.role() == Role.LEADER;
    }

    /** Its role; a node that is down has none, and counts as a follower. */
    public Role role() {
        return node == null ? Role.FOLLOWER : node.role();
    }

    /** Its term; when it is down, the one on its disk. */
    public long term() {
        return node == null ? onDisk().hardState().term() : node.term();
    }

    /** Whom it voted for in that term, 0 for nobody. */
    public int vote() {
        return node == null ? onDisk().hardState().vote() : node.vote();
    }

    /** Who leads in its term as far as it knows, 0 if unknown. */
    public int leader() {
        return node == null ? 0 : node.leader();
    }

    /** How many votes it has as a candidate. */
    public int votes() {
        return node == null ? 0 : node.votes();
    }

    /** Its commit index; 0 when it is down. */
    public long commitIndex() {
        return node == null ? 0 : node.commitIndex();
    }

    /** The last index that its machine applied; 0 when it is down. */
    public long lastApplied() {
        return node == null ? 0 : node.lastApplied();
    }

    /** Up to where its log is on its disk. */
    public long durableIndex() {
        return node == null ? onDisk().entries().size() : node.durableIndex();
    }

    /** Its log; when it is down, what is on its disk. Not to be kept. */
    public RaftLog log() {
        return node == null ? RaftLog.of(onDisk().entries()) : node.log();
    }

    /** Its state machine. */
    public StateMachine machine() {
        return sessions.machine();
    }

    /** An entry of its log in words. */
    public String describe(Entry entry) {
        return entry.kind() == Entry.Kind.NO_OP ? "no-op" : sessions.describe(entry.data());
    }

    NodeView view() {
        return NodeViews.of(this, node, simulation.config().nodes(), simulation.isIsolated(id));
    }

    private Recovery onDisk() {
        Recovery recovery = onDisk;
        if (recovery == null) {
            recovery = readDisk();
            onDisk = recovery;
        }
        return recovery;
    }

    /** Recovers a twin of the disk, so that this one stays as the crash left it. */
    private Recovery readDisk() {
        try {
            return Storage.open(disk.copy(), StorageConfig.DEFAULT).recovery();
        } catch (StorageException trouble) {
            return new Recovery(
                    HardState.INITIAL,
                    List.of(),
                    new RecoveryReport(0, 0, null, List.of(), List.of()));
        }
    }

    // What is done to it.

    /** Starts it from what is on its disk. */
    void start() {
        Recovery recovery;
        try {
            storage = Storage.open(disk, StorageConfig.DEFAULT);
            recovery = storage.recovery();
        } catch (StorageException trouble) {
            fail(trouble.getMessage());
            return;
        }
        run++;
        status = HostStatus.RUNNING;
        failure = "";
        sessions = new Sessions(new KeyValueStore());
        answers = new Answers();
        onDisk = null;
        node =
                new RaftNode(
                        id,
                        Membership.ofFirst(simulation.config().nodes()),
                        simulation.config().raft().withRules(rules),
                        recovery.hardState(),
                        recovery.entries(),
                        simulation.config().stream("election n" + id + " run " + run),
                        simulation.nowNanos());
        simulation.emit(
                new HostEvent.Started(
                        simulation.nowNanos(),
                        id,
                        run,
                        recovery.hardState(),
                        recovery.entries(),
                        tornBytes(recovery.report())));
        scheduleWake(node);
    }

    private static long tornBytes(RecoveryReport report) {
        RecoveryReport.TornTail tail = report.tornTail();
        return tail == null ? 0 : tail.bytes();
    }

    private void fail(@Nullable String reason) {
        status = HostStatus.FAILED;
        failure = reason == null ? "unknown" : reason;
        storage = null;
        node = null;
        simulation.emit(new HostEvent.Failed(simulation.nowNanos(), id, failure));
    }

    void crash(boolean torn) {
        disk.crash(torn, diskChance);
        status = HostStatus.CRASHED;
        node = null;
        storage = null;
        onDisk = null;
        answers = new Answers();
        sessions = new Sessions(new KeyValueStore());
        held.clear();
        wakeNumber++;
        wakeAtNanos = Long.MAX_VALUE;
        simulation.emit(new HostEvent.Crashed(simulation.nowNanos(), id, torn));
    }

    void pause() {
        status = HostStatus.PAUSED;
        simulation.emit(new HostEvent.Paused(simulation.nowNanos(), id));
    }

    void resume() {
        status = HostStatus.RUNNING;
        simulation.emit(new HostEvent.Resumed(simulation.nowNanos(), id));
        List<Action> waiting = List.copyOf(held);
        held.clear();
        for (Action action : waiting) {
            simulation.perform(action);
        }
        if (node != null) {
            wakeAtNanos = Long.MAX_VALUE;
            scheduleWake(node);
        }
    }

    boolean timeoutNow() {
        if (node == null || !node.timeoutNow(simulation.nowNanos())) {
            return false;
        }
        simulation.emit(new HostEvent.TimeoutForced(simulation.nowNanos(), id));
        handle(node);
        return true;
    }

    void setRules(Rules other) {
        rules = other;
        if (node != null) {
            node.setRules(other);
        }
    }

    void close() {
        disk.close();
    }

    // What happens to it.

    /** Whether a wake-up is outdated; one that is only too early is put off. */
    boolean isStale(Action.Wake wake) {
        if (wake.number() != wakeNumber || node == null) {
            return true;
        }
        if (status == HostStatus.RUNNING && node.deadlineNanos() > wakeAtNanos) {
            wakeAtNanos = node.deadlineNanos();
            simulation.schedule(wakeAtNanos, wake);
            return true;
        }
        return false;
    }

    void wake(Action.Wake wake) {
        if (status == HostStatus.PAUSED) {
            return;
        }
        wakeAtNanos = Long.MAX_VALUE;
        if (node != null) {
            node.tick(simulation.nowNanos());
            handle(node);
        }
    }

    /** Whether a sync is one of an earlier run, which a crash has ended. */
    boolean isStale(Action.Synced synced) {
        return synced.run() != run || node == null;
    }

    /** The disk has what was written; a paused process learns of it later. */
    void synced(Action.Synced action) {
        if (storage == null || node == null) {
            return;
        }
        storage.sync();
        if (status == HostStatus.PAUSED) {
            held.add(action);
            return;
        }
        node.persisted(simulation.nowNanos());
        simulation.emit(
                new DiskEvent.Synced(simulation.nowNanos(), id, node.durableIndex()));
        handle(node);
    }

    void receive(Packet packet) {
        if (status == HostStatus.PAUSED) {
            held.add(packet);
            return;
        }
        if (node == null) {
            return;
        }
        if (packet.body() instanceof Body.Raft raft) {
            node.receive(raft.message(), simulation.nowNanos());
        } else if (packet.body() instanceof Body.Request request) {
            answers.ask(simulation, node, sessions, packet.from(), request);
        }
        handle(node);
    }

    /** Does what the node wants done. */
    private void handle(RaftNode running) {
        Ready ready = running.ready();
        long now = simulation.nowNanos();
        for (NodeEvent event : ready.events()) {
            simulation.emit(Decision.of(now, id, event));
            answers.decided(simulation, id, event);
        }
        Ready.Write write = ready.write();
        if (write != null) {
            begin(write);
        }
        for (Message message : ready.messages()) {
            simulation.send(id, message.to(), new Body.Raft(message));
        }
        for (Entry entry : ready.committed()) {
            apply(entry);
        }
        for (Ready.Read read : ready.reads()) {
            answers.readable(read);
        }
        answers.answerReads(simulation, id, running.lastApplied(), machine());
        scheduleWake(running);
    }

    private void begin(Ready.Write write) {
        long due = simulation.nowNanos() + diskChance.between(SYNC_MIN_NANOS, SYNC_MAX_NANOS);
        if (storage != null) {
            storage.append(write.hardState(), write.entries());
        }
        simulation.emit(
                new DiskEvent.Write(
                        simulation.nowNanos(), id, run, write.hardState(), write.entries(), due));
        simulation.schedule(due, new Action.Synced(id, run));
    }

    private void apply(Entry entry) {
        var result =
                entry.kind() == Entry.Kind.COMMAND
                        ? sessions.apply(entry.data(), rules.on(Rule.DEDUPLICATE))
                        : null;
        simulation.emit(
                new HostEvent.Applied(
                        simulation.nowNanos(), id, entry, result, describe(entry)));
        answers.applied(simulation, id, entry, result);
    }

    private void scheduleWake(RaftNode running) {
        if (running.deadlineNanos() < wakeAtNanos) {
            wakeNumber++;
            wakeAtNanos = running.deadlineNanos();
            simulation.schedule(wakeAtNanos, new Action.Wake(id, wakeNumber));
        }
    }
}
