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
import raftarium.raft.Node;
import raftarium.raft.Proposal;
import raftarium.raft.Role;
import raftarium.raft.Rules;
import raftarium.raft.Status;
import raftarium.storage.CorruptionException;
import raftarium.storage.Storage;
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

    private int starts;
    private Rules rules;

    /** What runs; null while it is down. */
    private @Nullable HostRun run;

    Host(Simulation simulation, int id, Disk backing) {
        this.simulation = simulation;
        this.id = id;
        disk = new HostDisk(backing, simulation.streams(), id);
        clock = new NodeClock(simulation.nowNanos());
        rules = simulation.config().raft().rules();
    }

    private Host(Simulation simulation, Host other, @Nullable Disk mirror) {
        this.simulation = simulation;
        id = other.id;
        disk = other.disk.copy(mirror);
        clock = other.clock.copy();
        state = other.state;
        failure = other.failure;
        stoppedBy = other.stoppedBy;
        starts = other.starts;
        rules = other.rules;
        run = other.run == null ? null : other.run.copy(simulation, this, disk.disk());
    }

    Host copy(Simulation copy, @Nullable Disk mirror) {
        return new Host(copy, this, mirror);
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
        return run != null;
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
        return run == null
                ? disk.stored(id, founders(simulation.config()))
                : run.process().node().status();
    }

    /** Its state machine; an empty one when it is down. */
    public StateMachine machine() {
        return sessions().machine();
    }

    Sessions sessions() {
        return run == null
                ? new Sessions(simulation.config().machine().fresh())
                : run.process().sessions();
    }

    /** What a leader would say to that change, if it is one; asking changes nothing. */
    public MembershipRequest.Answer mayChange(MembershipRequest change) {
        return run == null
                ? MembershipRequest.Answer.NOT_LEADER
                : run.process().node().mayChange(change);
    }

    /** What is on its disk at this moment, byte by byte; looking changes nothing. */
    public DiskView inspect() {
        return disk.inspect(run == null);
    }

    /** The node itself, for who asks after each event; null while it is down. */
    @Nullable
    Node node() {
        return run == null ? null : run.process().node();
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
            starts++;
            run = new HostRun(simulation, this, setup(), storage);
        } catch (StorageException trouble) {
            fail(trouble, simulation.cause());
            return;
        }
        state = HostState.RUNNING;
        failure = "";
        run.start();
    }

    private Process.Setup setup() {
        SimulationConfig config = simulation.config();
        return new Process.Setup(
                id,
                starts,
                founders(config),
                config.raft().withRules(rules),
                config.machine(),
                simulation.streams().elections(id, starts));
    }

    private Membership founders(SimulationConfig config) {
        return id <= config.founders() ? Membership.ofFirst(config.founders()) : Membership.NONE;
    }

    /** What it had not synced is lost with it: after a failure nobody knows what is on the disk. */
    void fail(StorageException trouble, long cause) {
        run = null;
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
        run = null;
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
        if (run != null) {
            run.resume();
        }
    }

    // What its process gets, if it runs.

    /** Its clock runs otherwise from now on, or has been moved. */
    void clockChanged() {
        if (run != null) {
            run.clockChanged();
        }
    }

    /** It sees what its clock shows. */
    void look() {
        if (run != null) {
            run.look();
        }
    }

    boolean isStale(Action.Wake wake) {
        return run == null || run.isStale(wake);
    }

    void wake() {
        if (run != null) {
            run.wake();
        }
    }

    boolean isStale(Action.Synced synced) {
        return run == null || run.isStale(synced);
    }

    /** Its disk has what was written. */
    void synced(Action.Synced action) {
        if (run != null) {
            run.synced(action);
        }
    }

    /** A packet has come, by that event. */
    void receive(Packet packet, long cause) {
        if (run != null) {
            run.receive(packet, cause);
        }
    }

    /** A packet for it was lost, by that event. */
    void missed(Packet packet, long event) {
        if (run != null) {
            run.missed(packet, event);
        }
    }

    boolean timeoutNow() {
        return run != null && run.timeoutNow();
    }

    Proposal propose(Bytes command) {
        return run == null ? Proposal.NOT_RUNNING : run.propose(command);
    }

    MembershipRequest.Answer change(MembershipRequest change) {
        return run == null ? MembershipRequest.Answer.NOT_LEADER : run.change(change);
    }

    boolean transfer(int target) {
        return run != null && run.transfer(target);
    }

    boolean compact() {
        return run != null && run.compact();
    }

    /** Its machine's state, to be compared with others'; null where there is none to compare. */
    @Nullable
    StateMark mark() {
        return run == null ? null : run.process().mark();
    }

    void renewChance(Streams streams) {
        disk.renewChance(streams, id);
        if (run != null) {
            run.renewChance(streams.elections(id, starts));
        }
    }

    void setRules(Rules other) {
        rules = other;
        if (run != null) {
            run.process().setRules(other);
        }
    }

    void close() {
        disk.close();
    }
}
