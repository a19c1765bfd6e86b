package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.machine.Sessions;
import raftarium.raft.Entry;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Message;
import raftarium.raft.NodeEvent;
import raftarium.raft.Proposal;
import raftarium.raft.RaftLog;
import raftarium.raft.RaftNode;
import raftarium.raft.Ready;
import raftarium.raft.Rule;
import raftarium.raft.Snapshot;
import raftarium.storage.Storage;
import raftarium.trace.Body;
import raftarium.trace.Decision;
import raftarium.trace.DiskEvent;
import raftarium.trace.EntryWords;
import raftarium.trace.HostEvent;
import raftarium.trace.Observer;
import raftarium.trace.Packet;

import java.util.List;

/**
 * A host's process: a node with its storage, its state machine and the clients that wait for it. A
 * crash ends it, and what it held in memory is gone. It does what the node's {@link Ready} says:
 * the write goes to the storage and is synced a while later, messages go to the network, committed
 * entries to the machine, answers to the clients.
 */
final class RunningNode {
    private final Simulation simulation;
    private final int id;

    /** Which start of the host this is: what was meant for an earlier one is outdated. */
    private final int run;

    private final RaftNode node;
    private final Storage storage;
    private final HostDisk disk;
    private final Sessions sessions;
    private final StateWatch states;
    private final Answers answers;

    /** The newest wake-up: others are outdated. */
    private long wakeNumber;

    private long wakeAtNanos = Long.MAX_VALUE;
    private boolean paused;

    /** What came while it was paused, in order. */
    private final PauseQueue held;

    RunningNode(Simulation simulation, RaftNode node, int run, Storage storage, HostDisk disk) {
        this.simulation = simulation;
        this.id = node.id();
        this.run = run;
        this.node = node;
        this.storage = storage;
        this.disk = disk;
        sessions = new Sessions(simulation.config().machine().fresh());
        states = new StateWatch(id, simulation.config().machine());
        answers = new Answers();
        held = new PauseQueue();
        restore(node.snapshot());
    }

    private RunningNode(Simulation simulation, RunningNode other, HostDisk disk) {
        this.simulation = simulation;
        this.disk = disk;
        id = other.id;
        run = other.run;
        node = other.node.copy();
        storage = disk.twin(other.storage);
        sessions = other.sessions.copy();
        states = other.states.copy();
        answers = other.answers.copy();
        wakeNumber = other.wakeNumber;
        wakeAtNanos = other.wakeAtNanos;
        paused = other.paused;
        held = other.held.copy();
    }

    /** A twin on {@code twinsDisk}, which is a copy of this one's. */
    RunningNode copy(Simulation twin, HostDisk twinsDisk) {
        return new RunningNode(twin, this, twinsDisk);
    }

    RaftNode node() {
        return node;
    }

    Sessions sessions() {
        return sessions;
    }

    boolean isPaused() {
        return paused;
    }

    void pause() {
        paused = true;
    }

    /** Goes on, with what came meanwhile. */
    void resume() {
        paused = false;
        for (Action action : held.take()) {
            action.perform(simulation);
        }
        wakeAtNanos = Long.MAX_VALUE;
        clockChanged();
    }

    /** Whether a wake-up is outdated; one that is only too early is put off. */
    boolean isStale(Action.Wake wake) {
        if (wake.run() != run || wake.number() != wakeNumber || paused) {
            return true;
        }
        long due = dueNanos();
        if (due > wakeAtNanos) {
            wakeAtNanos = due;
            if (due < Long.MAX_VALUE) {
                simulation.schedule(due, wake);
            }
            return true;
        }
        return false;
    }

    void wake() {
        wakeAtNanos = Long.MAX_VALUE;
        node.tick(localNanos());
        handle();
    }

    /** Whether a sync is one of an earlier run, which a crash has ended. */
    boolean isStale(Action.Synced synced) {
        return synced.run() != run;
    }

    /** The disk has what was written; a paused process learns of it later. */
    void synced(Action.Synced action) {
        if (!action.reached()) {
            storage.sync();
            if (paused) {
                held.add(new Action.Synced(id, run, true));
                return;
            }
        }
        node.persisted(localNanos());
        simulation.emit(new DiskEvent.Synced(simulation.nowNanos(), id, node.durableIndex()));
        handle();
    }

    void receive(Packet packet) {
        if (paused) {
            held.add(simulation, packet);
            return;
        }
        if (packet.body() instanceof Body.Raft raft) {
            node.receive(raft.message(), localNanos());
        } else if (packet.body() instanceof Body.Request request) {
            answers.ask(simulation, node, sessions, packet.from(), request);
        }
        handle();
    }

    /** Its election timer fires now; returns false if it leads. */
    boolean timeoutNow() {
        if (!node.timeoutNow(localNanos())) {
            return false;
        }
        simulation.emit(new HostEvent.TimeoutForced(simulation.nowNanos(), id));
        handle();
        return true;
    }

    Proposal propose(Bytes command) {
        Proposal proposal = node.propose(command, localNanos());
        handle();
        return proposal;
    }

    MembershipRequest.Answer change(MembershipRequest change) {
        MembershipRequest.Answer answer = node.change(change, localNanos());
        handle();
        return answer;
    }

    /** Hands leadership over; returns false if it can't. */
    boolean transfer(int target) {
        boolean begun = node.transfer(target, localNanos());
        handle();
        return begun;
    }

    /**
     * Does what the node wants done.
     *
     * @throws StorageException if the disk fails
     */
    private void handle() {
        carryOutAll();
        answers.answerReads(simulation, id, node.lastApplied(), sessions);
        compactWhenDue();
        scheduleWake();
    }

    private void carryOutAll() {
        do {
            carryOut(node.ready());
        } while (node.lastApplied() < Math.min(node.commitIndex(), node.log().lastIndex()));
    }

    private void carryOut(Ready ready) {
        long now = simulation.nowNanos();
        for (NodeEvent event : ready.events()) {
            simulation.emit(Decision.of(now, id, event));
            answers.decided(simulation, id, event);
        }
        restore(ready.restore());
        Ready.Write write = ready.write();
        if (write != null) {
            begin(write);
        }
        for (Message message : ready.messages()) {
            simulation.send(id, message.to(), new Body.Raft(message));
        }
        for (Entry entry : ready.committed()) {
            try {
                apply(entry);
            } catch (MachineException mistake) {
                throw mistake.in("index " + entry.index() + " on n" + id);
            }
        }
        for (Ready.Read read : ready.reads()) {
            answers.readable(read);
        }
    }

    private void begin(Ready.Write write) {
        long now = simulation.nowNanos();
        long due = now + disk.syncNanos();
        Snapshot snapshot = write.snapshot();
        if (snapshot == null) {
            storage.append(write.hardState(), write.entries());
        } else {
            storage.checkpoint(write.hardState(), snapshot, write.entries());
        }
        simulation.emit(new DiskEvent.Write(
                now,
                id,
                run,
                write.hardState(),
                snapshot == null ? 0 : snapshot.lastIncludedIndex(),
                write.entries(),
                due));
        simulation.schedule(due, new Action.Synced(id, run, false));
    }

    private void restore(@Nullable Snapshot snapshot) {
        if (snapshot != null) {
            sessions.restoreOwn(snapshot.data());
            states.restored(snapshot.data().length());
        }
    }

    /** Its machine's state takes the place of its log; returns false if nothing was applied. */
    boolean compact() {
        node.prepareSnapshot(localNanos());
        carryOutAll();
        if (node.lastApplied() == node.log().snapshotIndex()) {
            return false;
        }
        node.compact(sessions.snapshot(node.rules().on(Rule.SNAPSHOT_SESSIONS)), localNanos());
        Snapshot taken = node.snapshot();
        if (taken != null) {
            simulation.emit(new HostEvent.SnapshotTaken(
                    simulation.nowNanos(),
                    id,
                    taken.lastIncludedIndex(),
                    taken.lastIncludedTerm(),
                    taken.data().length(),
                    taken.data().hashCode()));
        }
        carryOutAll();
        return true;
    }

    private void compactWhenDue() {
        RaftLog log = node.log();
        long applied = node.lastApplied() - log.snapshotIndex();
        if (simulation.operator().compaction().isDue(applied, log.bytes())) {
            compact();
        }
    }

    private void apply(Entry entry) {
        String flaw = states.before(sessions, entry.index(), simulation.nodes());
        Sessions.Applied applied = entry.kind() == Entry.Kind.COMMAND
                ? sessions.apply(entry.data(), node.rules().on(Rule.DEDUPLICATE))
                : Sessions.Applied.NOTHING;
        String text = EntryWords.of(entry, sessions)
                + (applied.expired() ? ", refused: session expired" : "");
        simulation.emit(new HostEvent.Applied(
                simulation.nowNanos(),
                id,
                entry,
                applied.value(),
                text,
                states.after(sessions, node.rules(), entry.index(), flaw)));
        answers.applied(simulation, id, entry, applied);
    }

    /** Has what its machine holds now compared. */
    void compareState(List<Observer> observers) {
        StateWatch.compare(simulation, node, sessions, observers);
    }

    /** Its clock runs otherwise from now on, or has been moved. */
    void clockChanged() {
        look();
        scheduleWake();
    }

    /** It sees what its clock shows; a paused process sees nothing. */
    void look() {
        if (!paused) {
            node.look(localNanos());
        }
    }

    void scheduleWake() {
        long due = dueNanos();
        if (due < wakeAtNanos) {
            wakeNumber++;
            wakeAtNanos = due;
            simulation.schedule(wakeAtNanos, new Action.Wake(id, run, wakeNumber));
        }
    }

    /** When the node's own clock will show its deadline; now if it does already. */
    private long dueNanos() {
        long due = simulation.host(id).clock().virtualNanos(node.deadlineNanos());
        return Math.max(simulation.nowNanos(), due);
    }

    private long localNanos() {
        return simulation.host(id).localNanos();
    }
}
