package raftarium.node;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.machine.MachineException;
import raftarium.machine.MachineType;
import raftarium.machine.Sessions;
import raftarium.machine.StateMark;
import raftarium.raft.Entry;
import raftarium.raft.Membership;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Message;
import raftarium.raft.Node;
import raftarium.raft.NodeEvent;
import raftarium.raft.Proposal;
import raftarium.raft.RaftConfig;
import raftarium.raft.RaftLog;
import raftarium.raft.RaftNode;
import raftarium.raft.Ready;
import raftarium.raft.Role;
import raftarium.raft.Rules;
import raftarium.raft.Snapshot;
import raftarium.storage.Recovery;
import raftarium.storage.Storage;
import raftarium.trace.Body;
import raftarium.trace.Cause;
import raftarium.trace.Decision;
import raftarium.trace.HostEvent;

/**
 * A node driven: with its storage, its state machine and the clients that wait for it. Each call
 * tells the node something and then does all that its {@link Ready} asks for: the write goes to the
 * storage, then messages to the network, committed entries to the machine, answers to the clients.
 *
 * <p>It lives from a start to the next crash, and holds in memory what a crash loses. One thread at
 * a time. The {@link Cause} of each call is what is done by it, or why.
 *
 * <p>When the storage fails, the process says so to its {@link Surroundings} and is over; what the
 * call gives then is what a node would that takes nothing. A mistake of the state machine comes out
 * of the call as a {@link MachineException} that names the node.
 */
@SuppressWarnings("JavaLangClash") // Programs of the system have no place in this room.
public final class Process {
    /**
     * What a process is made from, beside what is on its disk.
     *
     * @param id its node's id, from 1
     * @param run which start of its host this is, from 1
     * @param founders the configuration that the cluster began with, {@link Membership#NONE} on a
     *     node that was added since
     * @param random draws its election timeouts
     */
    public record Setup(
            int id,
            int run,
            Membership founders,
            RaftConfig config,
            MachineType machine,
            RandomStream random) {}

    private final Surroundings surroundings;
    private final int id;
    private final int run;
    private final Node node;
    private final StableStorage storage;
    private final AppliedState state;
    private final WaitingClients clients;
    private final Causes causes;

    /** A process that starts from what the storage has recovered; {@link #start} tells of it. */
    public Process(Setup setup, Storage storage, Surroundings surroundings) {
        this.surroundings = surroundings;
        id = setup.id;
        run = setup.run;
        this.storage = new StableStorage(surroundings, id, run, storage);
        Recovery recovery = storage.recovery();
        node = new RaftNode(
                id,
                setup.founders,
                setup.config,
                recovery.hardState(),
                recovery.snapshot(),
                recovery.entries(),
                setup.random,
                surroundings.clockNanos());
        state = new AppliedState(id, setup.machine);
        clients = new WaitingClients(surroundings);
        causes = new Causes();
        if (node.snapshot() != null) {
            state.restore(node.snapshot());
        }
    }

    private Process(Process other, Disk disk, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.storage = other.storage.copy(disk, surroundings);
        id = other.id;
        run = other.run;
        node = other.node.copy();
        state = other.state.copy();
        clients = other.clients.copy(surroundings);
        causes = other.causes.copy();
    }

    /** A copy that goes on identically, in its own surroundings, on a copy of the disk. */
    public Process copy(Disk copiedDisk, Surroundings copiedSurroundings) {
        return new Process(this, copiedDisk, copiedSurroundings);
    }

    // What it is.

    /** The node, to be looked at. */
    public Node node() {
        return node;
    }

    /** Its state machine, with the sessions of its clients. */
    public Sessions sessions() {
        return state.sessions();
    }

    /** The number of the event that its timer, which is running now, was set by. */
    public long timerSetBy() {
        return causes.timerSet();
    }

    /** Its machine's state, to be compared with others'; null where they may differ. */
    public @Nullable StateMark mark() {
        return node.lastApplied() == 0 ? null : state.mark(node.rules());
    }

    // What happens to it.

    /** Tells what it starts from; to be called first, and once. */
    public void start(long cause) {
        Recovery recovery = storage.recovery();
        long started = surroundings.emit(
                new HostEvent.Started(
                        surroundings.nowNanos(),
                        id,
                        run,
                        recovery.hardState(),
                        node.log().snapshotIndex(),
                        node.log().snapshotTerm(),
                        node.status().membership(),
                        recovery.entries(),
                        recovery.report().tornBytes()),
                cause);
        causes.begin(node, started, 0);
        causes.end(node);
    }

    /** The node's clock shows what it shows: needed at its deadline, harmless else. */
    public void tick(long cause) {
        causes.begin(node, cause, 0);
        node.tick(surroundings.clockNanos());
        handle();
    }

    /** The node's clock was moved, or runs otherwise from now on. */
    public void look() {
        node.look(surroundings.clockNanos());
    }

    /** A packet brought a message of another node. */
    public void receive(Message message, long packet, long cause) {
        causes.begin(node, cause, packet);
        node.receive(message, surroundings.clockNanos());
        handle();
    }

    /** A packet brought a client's request. */
    public void ask(int client, Body.Request request, long packet, long cause) {
        causes.begin(node, cause, packet);
        clients.ask(node, client, request, packet, cause);
        handle();
    }

    /**
     * The time is over that the write under way takes: makes it durable.
     *
     * @return false if the disk has failed, and the process with it
     */
    public boolean diskSynced() {
        return storage.sync();
    }

    /** The node learns that its write is durable, after {@link #diskSynced}. */
    public void synced() {
        causes.begin(node, storage.tellSynced(node.writtenIndex()), 0);
        node.persisted(surroundings.clockNanos());
        handle();
    }

    /** Its election timer fires now; returns false, and does nothing, if it leads. */
    public boolean timeoutNow(long cause) {
        look();
        if (node.status().role() == Role.LEADER) {
            return false;
        }
        long forced =
                surroundings.emit(new HostEvent.TimeoutForced(surroundings.nowNanos(), id), cause);
        causes.begin(node, forced, 0);
        node.timeoutNow(surroundings.clockNanos());
        return handle();
    }

    /** Hands the node a command for the log; see {@link Node#propose}. */
    public Proposal propose(Bytes command, long cause) {
        causes.begin(node, cause, 0);
        Proposal proposal = node.propose(command, surroundings.clockNanos());
        return handle() ? proposal : Proposal.NOT_RUNNING;
    }

    /** Asks the node to change the membership; see {@link Node#change}. */
    public MembershipRequest.Answer change(MembershipRequest change, long cause) {
        causes.begin(node, cause, 0);
        MembershipRequest.Answer answer = node.change(change, surroundings.clockNanos());
        return handle() ? answer : MembershipRequest.Answer.NOT_LEADER;
    }

    /** Has a leader hand leadership over; returns false if it can't. */
    public boolean transfer(int target, long cause) {
        causes.begin(node, cause, 0);
        boolean begun = node.transfer(target, surroundings.clockNanos());
        return handle() && begun;
    }

    /** Its machine's state takes the place of its log; returns false if nothing was applied. */
    public boolean compact(long cause) {
        causes.begin(node, cause, 0);
        return compact();
    }

    /** From now on these rules are on. */
    public void setRules(Rules rules) {
        node.setRules(rules);
    }

    /** The node draws its election timeouts from that stream from now on. */
    public void renewChance(RandomStream random) {
        node.renewChance(random);
    }

    // What the node wants done.

    /** Does all of it; returns false if the disk has failed. */
    private boolean handle() {
        long appliedBefore = node.lastApplied();
        if (!carryOutAll()) {
            return false;
        }
        clients.answerReads(appliedBefore, node.lastApplied(), state);
        compactWhenDue();
        return true;
    }

    private boolean carryOutAll() {
        boolean goesOn;
        do {
            goesOn = carryOut(node.ready());
        } while (goesOn
                && node.lastApplied() < Math.min(node.commitIndex(), node.log().lastIndex()));
        causes.end(node);
        return goesOn;
    }

    /** The order counts: nothing leaves the node before what it rests on is written. */
    private boolean carryOut(Ready ready) {
        for (NodeEvent decision : ready.events()) {
            tell(decision);
        }
        if (ready.restore() != null) {
            state.restore(ready.restore());
        }
        if (ready.write() != null && !storage.write(ready.write(), causes.ofWrite())) {
            return false;
        }
        for (Ready.Outgoing outgoing : ready.messages()) {
            surroundings.send(outgoing.message(), Causes.inReplyTo(outgoing), causes.of(outgoing));
        }
        for (Entry entry : ready.committed()) {
            apply(entry);
        }
        for (Ready.Read read : ready.reads()) {
            clients.readable(read, causes.now());
        }
        return true;
    }

    private void tell(NodeEvent decision) {
        long number = surroundings.emit(
                Decision.of(surroundings.nowNanos(), id, decision), causes.of(decision));
        causes.decided(decision, number);
        clients.decided(decision, node.rules(), number);
    }

    private void apply(Entry entry) {
        HostEvent.Applied applied =
                state.apply(entry, node.rules(), surroundings.nodes(), surroundings.nowNanos());
        long number = surroundings.emit(applied, causes.ofApplied(entry.index()));
        clients.applied(applied, node.rules(), number);
    }

    private void compactWhenDue() {
        RaftLog log = node.log();
        if (surroundings.isSnapshotDue(node.lastApplied() - log.snapshotIndex(), log.bytes())) {
            compact();
        }
    }

    private boolean compact() {
        node.prepareSnapshot(surroundings.clockNanos());
        if (!carryOutAll() || node.lastApplied() == node.log().snapshotIndex()) {
            return false;
        }
        node.compact(state.snapshot(node.rules()), surroundings.clockNanos());
        Snapshot taken = node.snapshot();
        if (taken != null) {
            surroundings.emit(
                    new HostEvent.SnapshotTaken(
                            surroundings.nowNanos(),
                            id,
                            taken.lastIncludedIndex(),
                            taken.lastIncludedTerm(),
                            taken.data().length(),
                            taken.data().hashCode()),
                    causes.now());
        }
        return carryOutAll();
    }
}
