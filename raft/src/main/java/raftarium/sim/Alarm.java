package raftarium.sim;

import raftarium.node.Process;
import raftarium.raft.Message;
import raftarium.raft.Message.AppendEntries;
import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Node;
import raftarium.raft.Status;
import raftarium.trace.Packet;

/**
 * When a process is to be woken, since its node's timer is over by then: only the newest wake-up
 * counts. It comes as early as was ever asked for, and is put off where that is too early.
 */
final class Alarm {
    private static final long NONE = Long.MAX_VALUE;

    private final int node;
    private final int run;
    private long number;
    private long atNanos = Long.MAX_VALUE;

    /** The first message of its leader that was lost since that event had set its timer. */
    private long missedEvent;

    private long missedTimer = NONE;

    Alarm(int node, int run) {
        this.node = node;
        this.run = run;
    }

    Alarm copy() {
        Alarm copy = new Alarm(node, run);
        copy.number = number;
        copy.atNanos = atNanos;
        copy.missedEvent = missedEvent;
        copy.missedTimer = missedTimer;
        return copy;
    }

    /** It is to wake at that time at the latest. */
    void set(Simulation simulation, long dueNanos) {
        if (dueNanos < atNanos) {
            number++;
            atNanos = dueNanos;
            simulation.schedule(atNanos, new Action.Wake(node, run, number));
        }
    }

    /** No wake-up is under way. */
    void clear() {
        atNanos = Long.MAX_VALUE;
    }

    boolean isNewest(Action.Wake wake) {
        return wake.run() == run && wake.number() == number;
    }

    /** Whether the newest wake-up comes too early; then it is put off. */
    boolean isEarly(Simulation simulation, Action.Wake wake, long dueNanos) {
        if (dueNanos <= atNanos) {
            return false;
        }
        atNanos = dueNanos;
        if (dueNanos < Long.MAX_VALUE) {
            simulation.schedule(dueNanos, wake);
        }
        return true;
    }

    // Why a timer is over.

    /** A packet for the process was lost, by that event. */
    void missed(Process process, Packet packet, long event) {
        Message message = packet.message();
        boolean keepsFollower =
                message instanceof AppendEntries || message instanceof InstallSnapshot;
        if (message == null || !keepsFollower || missedTimer == process.timerSetBy()) {
            return;
        }
        Status node = process.node().status();
        if (message.from() == node.leader() && message.term() == node.term()) {
            missedTimer = process.timerSetBy();
            missedEvent = event;
        }
    }

    /**
     * What the end of a timer follows from: what kept its leader from the node, if anything did,
     * and else what had set it.
     */
    long cause(Simulation simulation, Process process) {
        Node node = process.node();
        long timer = process.timerSetBy();
        if (node.leader() == node.id() || node.leader() == 0) {
            return timer;
        }
        Host leader = simulation.host(node.leader());
        long lost = missedTimer == timer ? missedEvent : NONE;
        long stopped = leader.state() == HostState.RUNNING ? NONE : leader.stoppedBy();
        long first = Math.min(lost, stopped);
        return first == NONE ? timer : first;
    }
}
