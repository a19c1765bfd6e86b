package raftarium.app.tui.ring;

import raftarium.sim.NodeView;

/** Timers as bars that drain. */
public final class Timers {
    private Timers() {}

    /** How many of so many cells are left of a node's timer. */
    public static int left(NodeView node, long nowNanos, int cells) {
        long length = node.timerEndNanos() - node.timerStartNanos();
        if (length <= 0 || cells <= 0) {
            return 0;
        }
        double part = (double) (node.timerEndNanos() - nowNanos) / length;
        return (int) Math.max(0, Math.min(cells, Math.ceil(part * cells)));
    }
}
