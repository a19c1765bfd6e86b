package raftarium.sim;

import raftarium.raft.Status;

/**
 * How a host's clock runs, and what that makes of its node's timer.
 *
 * @param driftPpm how much too fast it runs, in millionths; negative: too slow
 * @param offsetNanos how far it is ahead of the virtual time; negative: behind
 * @param timerStartNanos when the election timer or heartbeat was set, in virtual time; 0 while the
 *     node is down
 * @param timerEndNanos when that will be over, as the clock runs now; 0 likewise
 */
public record ClockStatus(
        int driftPpm, long offsetNanos, long timerStartNanos, long timerEndNanos) {
    static ClockStatus of(NodeClock clock, long nowNanos, boolean up, Status status) {
        return new ClockStatus(
                clock.driftPpm(),
                clock.offsetNanos(nowNanos),
                up ? clock.virtualNanos(status.timerStartNanos()) : 0,
                up ? clock.virtualNanos(status.deadlineNanos()) : 0);
    }
}
