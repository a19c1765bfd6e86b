package raftarium.sim;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.node.Process;
import raftarium.raft.MembershipRequest;
import raftarium.raft.Proposal;
import raftarium.storage.Storage;
import raftarium.trace.Body;
import raftarium.trace.Packet;

/**
 * A host's run, from a start to the next crash: its process, woken in virtual time, and what waits
 * while that stands still. What was meant for an earlier run is outdated.
 */
final class HostRun {
    private final Simulation simulation;
    private final Host host;
    private final int number;
    private final Process process;
    private final Alarm alarm;

    /** What came while it was paused, in order. */
    private final PauseQueue held;

    HostRun(Simulation simulation, Host host, Process.Setup setup, Storage storage) {
        this.simulation = simulation;
        this.host = host;
        number = setup.run();
        process = new Process(setup, storage, new HostSurroundings(simulation, host, number));
        alarm = new Alarm(host.id(), number);
        held = new PauseQueue();
    }

    private HostRun(Simulation simulation, Host host, HostRun other, Disk disk) {
        this.simulation = simulation;
        this.host = host;
        number = other.number;
        process = other.process.copy(disk, new HostSurroundings(simulation, host, number));
        alarm = other.alarm.copy();
        held = other.held.copy();
    }

    /** A copy on a copy of the host, with that disk. */
    HostRun copy(Simulation copy, Host copiedHost, Disk copiedDisk) {
        return new HostRun(copy, copiedHost, this, copiedDisk);
    }

    Process process() {
        return process;
    }

    private boolean isPaused() {
        return host.state() == HostState.PAUSED;
    }

    void start() {
        process.start(simulation.cause());
        setAlarm();
    }

    /** What came while it was paused is done now. */
    void resume() {
        for (Action action : held.take()) {
            action.perform(simulation);
        }
        alarm.clear();
        clockChanged();
    }

    // Time.

    /** Its clock runs otherwise from now on, or has been moved. */
    void clockChanged() {
        look();
        setAlarm();
    }

    /** It sees what its clock shows; a paused process sees nothing. */
    void look() {
        if (!isPaused()) {
            process.look();
        }
    }

    private void setAlarm() {
        alarm.set(simulation, dueNanos());
    }

    /** When the node's own clock will show its deadline; now if it does already. */
    private long dueNanos() {
        long due = host.clock().virtualNanos(process.node().deadlineNanos());
        return Math.max(simulation.nowNanos(), due);
    }

    /** Whether a wake-up is outdated; one that is only too early is put off. */
    boolean isStale(Action.Wake wake) {
        return isPaused() || !alarm.isNewest(wake) || alarm.isEarly(simulation, wake, dueNanos());
    }

    void wake() {
        alarm.clear();
        process.tick(alarm.cause(simulation, process));
        setAlarm();
    }

    /** Its node draws from another stream, and its election timer ends at another time. */
    void renewChance(RandomStream elections) {
        look();
        process.renewChance(elections);
        setAlarm();
    }

    // Its disk and the network.

    boolean isStale(Action.Synced synced) {
        return synced.run() != number;
    }

    /** The disk has what was written; a paused process learns of it later. */
    void synced(Action.Synced action) {
        if (!action.reached() && !process.diskSynced()) {
            return;
        }
        if (isPaused()) {
            held.add(new Action.Synced(host.id(), number, true));
        } else {
            process.synced();
            setAlarm();
        }
    }

    /** A packet has come, by that event; a paused process gets it later. */
    void receive(Packet packet, long cause) {
        if (isPaused()) {
            held.add(simulation, packet);
        } else if (packet.body() instanceof Body.Raft raft) {
            process.receive(raft.message(), packet.id(), cause);
        } else if (packet.body() instanceof Body.Request request) {
            process.ask(packet.from(), request, packet.id(), cause);
        }
        setAlarm();
    }

    /** A packet for it was lost, by that event. */
    void missed(Packet packet, long event) {
        alarm.missed(process, packet, event);
    }

    // What somebody does to its node.

    boolean timeoutNow() {
        boolean fired = process.timeoutNow(simulation.cause());
        setAlarm();
        return fired;
    }

    Proposal propose(Bytes command) {
        Proposal proposal = process.propose(command, simulation.cause());
        setAlarm();
        return proposal;
    }

    MembershipRequest.Answer change(MembershipRequest change) {
        MembershipRequest.Answer answer = process.change(change, simulation.cause());
        setAlarm();
        return answer;
    }

    boolean transfer(int target) {
        boolean begun = process.transfer(target, simulation.cause());
        setAlarm();
        return begun;
    }

    boolean compact() {
        boolean taken = process.compact(simulation.cause());
        setAlarm();
        return taken;
    }
}
