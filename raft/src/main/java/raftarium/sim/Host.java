package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.machine.Sessions;
import raftarium.machine.StateMachine;
import raftarium.raft.Membership;
import raftarium.raft.MembershipRequest;
import raftarium.raft.RaftLog;
import raftarium.raft.RaftNode;
import raftarium.raft.Role;
import raftarium.raft.Rules;
import raftarium.storage.CorruptionException;
import raftarium.storage.Recovery;
import raftarium.storage.Storage;
import raftarium.trace.HostEvent;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A machine of the cluster: its disk, which stays, and the process, which comes and goes. */
public final class Host {
    private final Simulation simulation;
    private final int id;
    private final HostDisk disk;
    private final NodeClock clock;
    private HostStatus status = HostStatus.CRASHED;
    private String failure = "";
    private int run;
    private Rules rules;

    /** What runs; null while it is down. */
    private @Nullable RunningNode running;

    Host(Simulation simulation, int id, Disk backing) {
        this.simulation = simulation;
        this.id = id;
        SimulationConfig config = simulation.config();
        disk = new HostDisk(backing, config.stream("disk n" + id), config.stream("rot n" + id));
        clock = new NodeClock(simulation.nowNanos());
        rules = config.raft().rules();
    }

    private Host(Simulation simulation, Host other, @Nullable Disk mirror) {
        this.simulation = simulation;
        id = other.id;
        disk = other.disk.copy(mirror);
        clock = other.clock.copy();
        status = other.status;
        failure = other.failure;
        run = other.run;
        rules = other.rules;
        running = other.running == null ? null : other.running.copy(simulation, disk);
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
    public HostStatus status() {
        return status;
    }

    /** Why it failed; empty if it didn't. */
    public String failure() {
        return failure;
    }

    /** Whether its process runs, or is only paused. */
    public boolean isUp() {
        return running != null;
    }

    /** Whether it runs and leads. */
    public boolean leads() {
        return status == HostStatus.RUNNING && role() == Role.LEADER;
    }

    /** Its role; a node that is down has none, and counts as a follower. */
    public Role role() {
        return running == null ? Role.FOLLOWER : running.node().role();
    }

    /** Its term; when it is down, the one on its disk. */
    public long term() {
        return running == null ? onDisk().hardState().term() : running.node().term();
    }

    /** Whom it voted for in that term, 0 for nobody. */
    public int vote() {
        return running == null ? onDisk().hardState().vote() : running.node().vote();
    }

    /** Who leads in its term as far as it knows, 0 if unknown. */
    public int leader() {
        return running == null ? 0 : running.node().leader();
    }

    /** How many votes it has as a candidate, or has won with as a leader. */
    public int votes() {
        return running == null ? 0 : running.node().votes();
    }

    /** Its commit index; 0 when it is down. */
    public long commitIndex() {
        return running == null ? 0 : running.node().commitIndex();
    }

    /** The last index that its machine applied; 0 when it is down. */
    public long lastApplied() {
        return running == null ? 0 : running.node().lastApplied();
    }

    /** Up to where its log is on its disk. */
    public long durableIndex() {
        return running == null ? onDisk().lastIndex() : running.node().durableIndex();
    }

    /** Its log; when it is down, what is on its disk. Not to be kept. */
    public RaftLog log() {
        return running == null ? onDisk().log() : running.node().log();
    }

    /** The configuration that it is in, committed or not; when it is down, the one on its disk. */
    public Membership membership() {
        return running == null ? onDisk().membership() : running.node().membership();
    }

    /** The latest that it knows to be committed; nobody's while it is down. */
    public Membership committedMembership() {
        return running == null ? Membership.NONE : running.node().committedMembership();
    }

    /** Its state machine; an empty one when it is down. */
    public StateMachine machine() {
        return sessions().machine();
    }

    Sessions sessions() {
        return running == null
                ? new Sessions(simulation.config().machine().fresh())
                : running.sessions();
    }

    /** What a leader would say to that change, if it is one; asking changes nothing. */
    public MembershipRequest.Answer mayChange(MembershipRequest change) {
        return running == null
                ? MembershipRequest.Answer.NOT_LEADER
                : running.node().mayChange(change);
    }

    /** What is on its disk at this moment, byte by byte; looking changes nothing. */
    public DiskView inspect() {
        return disk.inspect(running == null);
    }

    @Nullable
    RaftNode node() {
        return running == null ? null : running.node();
    }

    NodeView view() {
        return NodeViews.of(
                this, node(), simulation.nowNanos(), simulation.network().isIsolated(id));
    }

    private DiskContents onDisk() {
        return disk.contents(founders(simulation.config()));
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

    /** What is wrong with its disk, in a few words; empty if nothing is. */
    public String diskTrouble() {
        return disk.troubleWords();
    }

    // What is done to it.

    /** Starts it from what is on its disk. */
    void start() {
        try {
            start(disk.open());
        } catch (StorageException trouble) {
            fail(trouble);
        } catch (MachineException mistake) {
            throw mistake.in("n" + id);
        }
    }

    private void start(Storage storage) {
        Recovery recovery = storage.recovery();
        SimulationConfig config = simulation.config();
        long now = simulation.nowNanos();
        run++;
        RaftNode node = new RaftNode(
                id,
                founders(config),
                config.raft().withRules(rules),
                recovery.hardState(),
                recovery.snapshot(),
                recovery.entries(),
                config.stream("election n" + id + " run " + run),
                localNanos());
        running = new RunningNode(simulation, node, run, storage, disk);
        status = HostStatus.RUNNING;
        failure = "";
        simulation.emit(new HostEvent.Started(
                now,
                id,
                run,
                recovery.hardState(),
                node.log().snapshotIndex(),
                node.log().snapshotTerm(),
                node.membership(),
                recovery.entries(),
                recovery.report().tornBytes()));
        running.scheduleWake();
    }

    private Membership founders(SimulationConfig config) {
        return id <= config.founders() ? Membership.ofFirst(config.founders()) : Membership.NONE;
    }

    /** What it had not synced is lost with it: after a failure nobody knows what is on the disk. */
    private void fail(StorageException trouble) {
        running = null;
        status = HostStatus.FAILED;
        failure = trouble instanceof CorruptionException damage
                ? damage.messageOf(id)
                : String.valueOf(trouble.getMessage());
        try {
            disk.crash(false);
        } catch (StorageException more) {
            failure += "; " + more.getMessage();
        }
        simulation.emit(new HostEvent.Failed(simulation.nowNanos(), id, failure));
    }

    void crash(boolean torn) {
        running = null;
        try {
            disk.crash(torn);
            status = HostStatus.CRASHED;
            failure = "";
            simulation.emit(new HostEvent.Crashed(simulation.nowNanos(), id, torn));
        } catch (StorageException trouble) {
            fail(trouble);
        }
    }

    void pause() {
        status = HostStatus.PAUSED;
        simulation.emit(new HostEvent.Paused(simulation.nowNanos(), id));
        tell(RunningNode::pause);
    }

    void resume() {
        status = HostStatus.RUNNING;
        simulation.emit(new HostEvent.Resumed(simulation.nowNanos(), id));
        tell(RunningNode::resume);
    }

    boolean timeoutNow() {
        return tells(RunningNode::timeoutNow);
    }

    private boolean tells(Predicate<RunningNode> what) {
        boolean[] done = {false};
        tell(process -> done[0] = what.test(process));
        return done[0];
    }

    MembershipRequest.Answer change(MembershipRequest change) {
        MembershipRequest.Answer[] answer = {MembershipRequest.Answer.NOT_LEADER};
        tell(process -> answer[0] = process.change(change));
        return answer[0];
    }

    boolean compact() {
        return tells(RunningNode::compact);
    }

    boolean transfer(int target) {
        return tells(process -> process.transfer(target));
    }

    void setRules(Rules other) {
        rules = other;
        tell(process -> process.node().setRules(other));
    }

    void close() {
        disk.close();
    }

    boolean isStale(Action.Wake wake) {
        return running == null || running.isStale(wake);
    }

    boolean isStale(Action.Synced synced) {
        return running == null || running.isStale(synced);
    }

    /** Hands something to the process; when the disk fails under it, it ends. */
    void tell(Consumer<RunningNode> what) {
        RunningNode process = running;
        if (process == null) {
            return;
        }
        try {
            what.accept(process);
        } catch (StorageException trouble) {
            fail(trouble);
        } catch (MachineException mistake) {
            throw mistake.in("n" + id);
        }
    }
}
