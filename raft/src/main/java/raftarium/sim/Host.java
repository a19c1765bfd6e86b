package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.disk.Disk;
import raftarium.disk.StorageException;
import raftarium.machine.Sessions;
import raftarium.machine.StateMachine;
import raftarium.machine.StateMark;
import raftarium.node.Process;
import raftarium.raft.Membership;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Proposal;
import raftarium.raft.Role;
import raftarium.raft.Rules;
import raftarium.raft.Status;
import raftarium.storage.CorruptionException;
import raftarium.storage.Storage;
import raftarium.trace.Body;
import raftarium.trace.Cause;
import raftarium.trace.HostEvent;
import raftarium.trace.Packet;

import java.util.List;

/** A machine of the cluster: its disk, which stays, and the process, which comes and goes. */
public final class Host {
    private final Simulation simulation;
    private final int id;
    private final HostDisk disk;
    private final NodeClock clock;
    private HostState state = HostState.CRASHED;
    private String failure = "";

    /** The number of the event by which it stopped running, or before its start. */
    private long stoppedBy = Cause.START;

    private int run;
    private Rules rules;

    /** What runs; null while it is down. */
    private @Nullable Process process;

    /** When to wake it. */
    private Alarm alarm;

    /** What came while it was paused, in order. */
    private PauseQueue held = new PauseQueue();

    Host(Simulation simulation, int id, Disk backing) {
        this.simulation = simulation;
        this.id = id;
        SimulationConfig config = simulation.config();
        disk = new HostDisk(backing, config.stream("disk n" + id), config.stream("rot n" + id));
        clock = new NodeClock(simulation.nowNanos());
        rules = config.raft().rules();
        alarm = new Alarm(id, run);
    }

    private Host(Simulation simulation, Host other, @Nullable Disk mirror) {
        this.simulation = simulation;
        id = other.id;
        disk = other.disk.copy(mirror);
        clock = other.clock.copy();
        state = other.state;
        failure = other.failure;
        stoppedBy = other.stoppedBy;
        run = other.run;
        rules = other.rules;
        alarm = other.alarm.copy();
        held = other.held.copy();
        process = other.process == null
                ? null
                : other.process.copy(disk.disk(), new HostSurroundings(simulation, this, run));
    }

    Host copy(Simulation twin, @Nullable Disk mirror) {
        return new Host(twin, this, mirror);
    }

    // What it is.

    /** Its node's id. */
    public int id() {
        return id;
    }

    /** Its clock. */
    public NodeClock clock() {
        return clock;
    }

    /** What its clock shows: the time that its node is told. */
    long localNanos() {
        return clock.localNanos(simulation.nowNanos());
    }

    /** Whether it runs. */
    public HostState state() {
        return state;
    }

    /** The event by which it was crashed, failed or was paused last; a {@link Cause}. */
    long stoppedBy() {
        return stoppedBy;
    }

    /** Why it failed; empty if it didn't. */
    public String failure() {
        return failure;
    }

    /** Whether its process runs, or is only paused. */
    public boolean isUp() {
        return process != null;
    }

    /** Whether it runs and leads. */
    public boolean leads() {
        return state == HostState.RUNNING && status().role() == Role.LEADER;
    }

    /**
     * All there is to see of its node; when it is down, what is on its disk. Made once, until
     * something is done to it.
     */
    public Status status() {
        return process == null
                ? disk.stored(id, founders(simulation.config()))
                : process.node().status();
    }

    /** Its state machine; an empty one when it is down. */
    public StateMachine machine() {
        return sessions().machine();
    }

    Sessions sessions() {
        return process == null
                ? new Sessions(simulation.config().machine().fresh())
                : process.sessions();
    }

    /** What a leader would say to that change, if it is one; asking changes nothing. */
    public MembershipRequest.Answer mayChange(MembershipRequest change) {
        return process == null
                ? MembershipRequest.Answer.NOT_LEADER
                : process.node().mayChange(change);
    }

    /** What is on its disk at this moment, byte by byte; looking changes nothing. */
    public DiskView inspect() {
        return disk.inspect(process == null);
    }

    NodeView view() {
        long now = simulation.nowNanos();
        Status kept = status().kept();
        return new NodeView(
                state,
                failure,
                kept,
                disk.status(),
                ClockStatus.of(clock, now, isUp(), kept),
                simulation.network().walls().isIsolated(id));
    }

    HostDisk disk() {
        return disk;
    }

    /** What is durable on its disk. Not to be changed. */
    public Disk durable() {
        return disk.durable();
    }

    /** The names of the files on its disk. */
    public List<String> files() {
        return disk.files();
    }

    /** How its disk behaves. */
    public DiskStatus diskStatus() {
        return disk.status();
    }

    // What is done to it.

    /** Starts it from what is on its disk. */
    void start() {
        try {
            Storage storage = disk.open();
            run++;
            process = new Process(setup(), storage, new HostSurroundings(simulation, this, run));
        } catch (StorageException trouble) {
            fail(trouble, simulation.cause());
            return;
        }
        state = HostState.RUNNING;
        failure = "";
        held = new PauseQueue();
        alarm = new Alarm(id, run);
        process.start(simulation.cause());
        setAlarm();
    }

    private Process.Setup setup() {
        SimulationConfig config = simulation.config();
        return new Process.Setup(
                id,
                run,
                founders(config),
                config.raft().withRules(rules),
                config.machine(),
                config.stream("election n" + id + " run " + run));
    }

    private Membership founders(SimulationConfig config) {
        return id <= config.founders() ? Membership.ofFirst(config.founders()) : Membership.NONE;
    }

    /** What it had not synced is lost with it: after a failure nobody knows what is on the disk. */
    void fail(StorageException trouble, long cause) {
        process = null;
        state = HostState.FAILED;
        failure = trouble instanceof CorruptionException damage
                ? damage.messageOf(id)
                : String.valueOf(trouble.getMessage());
        try {
            disk.crash(false);
        } catch (StorageException more) {
            failure += "; " + more.getMessage();
        }
        stoppedBy =
                simulation.emit(new HostEvent.Failed(simulation.nowNanos(), id, failure), cause);
    }

    void crash(boolean torn) {
        process = null;
        try {
            disk.crash(torn);
            state = HostState.CRASHED;
            failure = "";
            stoppedBy = simulation.emit(new HostEvent.Crashed(simulation.nowNanos(), id, torn));
        } catch (StorageException trouble) {
            fail(trouble, simulation.cause());
        }
    }

    void pause() {
        state = HostState.PAUSED;
        stoppedBy = simulation.emit(new HostEvent.Paused(simulation.nowNanos(), id));
    }

    /** It goes on, with what came meanwhile. */
    void resume() {
        state = HostState.RUNNING;
        simulation.because(simulation.emit(new HostEvent.Resumed(simulation.nowNanos(), id)));
        for (Action action : held.take()) {
            action.perform(simulation);
        }
        alarm.clear();
        clockChanged();
    }

    private boolean isPaused() {
        return state == HostState.PAUSED;
    }

    /** Its clock runs otherwise from now on, or has been moved. */
    void clockChanged() {
        look();
        setAlarm();
    }

    /** It sees what its clock shows; a paused process sees nothing. */
    void look() {
        if (process != null && !isPaused()) {
            process.look();
        }
    }

    private void setAlarm() {
        if (process != null) {
            alarm.set(simulation, dueNanos(process));
        }
    }

    /** When the node's own clock will show its deadline; now if it does already. */
    private long dueNanos(Process running) {
        long due = clock.virtualNanos(running.node().deadlineNanos());
        return Math.max(simulation.nowNanos(), due);
    }

    /** Whether a wake-up is outdated; one that is only too early is put off. */
    boolean isStale(Action.Wake wake) {
        return process == null
                || isPaused()
                || !alarm.isNewest(wake)
                || alarm.isEarly(simulation, wake, dueNanos(process));
    }

    void wake() {
        Process running = process;
        if (running != null) {
            alarm.clear();
            running.tick(alarm.cause(simulation, running));
            setAlarm();
        }
    }

    /** Whether a sync is one of an earlier run, which a crash has ended. */
    boolean isStale(Action.Synced synced) {
        return process == null || synced.run() != run;
    }

    /** The disk has what was written; a paused process learns of it later. */
    void synced(Action.Synced action) {
        Process running = process;
        if (running == null || !action.reached() && !running.diskSynced()) {
            return;
        }
        if (isPaused()) {
            held.add(new Action.Synced(id, run, true));
        } else {
            running.synced();
            setAlarm();
        }
    }

    /** A packet has come, by that event; a paused process gets it later. */
    void receive(Packet packet, long cause) {
        Process running = process;
        if (running == null) {
            return;
        }
        if (isPaused()) {
            held.add(simulation, packet);
        } else if (packet.body() instanceof Body.Raft raft) {
            running.receive(raft.message(), packet.id(), cause);
        } else if (packet.body() instanceof Body.Request request) {
            running.ask(packet.from(), request, packet.id(), cause);
        }
        setAlarm();
    }

    /** A packet for it was lost, by that event. */
    void missed(Packet packet, long event) {
        if (process != null) {
            alarm.missed(process, packet, event);
        }
    }

    boolean timeoutNow() {
        boolean fired = process != null && process.timeoutNow(simulation.cause());
        setAlarm();
        return fired;
    }

    Proposal propose(Bytes command) {
        Proposal proposal = process == null
                ? Proposal.NOT_RUNNING
                : process.propose(command, simulation.cause());
        setAlarm();
        return proposal;
    }

    MembershipRequest.Answer change(MembershipRequest change) {
        MembershipRequest.Answer answer = process == null
                ? MembershipRequest.Answer.NOT_LEADER
                : process.change(change, simulation.cause());
        setAlarm();
        return answer;
    }

    boolean compact() {
        return process != null && process.compact(simulation.cause());
    }

    boolean transfer(int target) {
        boolean begun = process != null && process.transfer(target, simulation.cause());
        setAlarm();
        return begun;
    }

    /** Its machine's state, to be compared with others'; null where there is none to compare. */
    @Nullable
    StateMark mark() {
        return process == null ? null : process.mark();
    }

    void setRules(Rules other) {
        rules = other;
        if (process != null) {
            process.setRules(other);
        }
    }

    void close() {
        disk.close();
    }
}
