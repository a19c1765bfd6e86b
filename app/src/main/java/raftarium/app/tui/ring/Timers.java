package raftarium.app.tui.ring;

import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.raft.Role;
import raftarium.sim.NodeView;

/** Timers as bars that drain. */
public final class Timers {
    private Timers() {}

    /** How many of so many cells are left of a node's timer. */
    static int left(NodeView node, long nowNanos, int cells) {
        long length = node.clock().timerEndNanos() - node.clock().timerStartNanos();
        if (length <= 0 || cells <= 0) {
            return 0;
        }
        double part = (double) (node.clock().timerEndNanos() - nowNanos) / length;
        return (int) Math.max(0, Math.min(cells, Math.ceil(part * cells)));
    }

    /**
     * Draws a node's timer from a column up to {@code end}: a leader's is that to its next
     * heartbeat, and in front of one whose clock is wrong stands a tilde.
     */
    public static void draw(
            Canvas canvas, NodeView node, long nowNanos, int column, int end, int row, Ink ink) {
        boolean wrong = node.clock().driftPpm() != 0 || node.clock().offsetNanos() != 0;
        int at = column;
        if (node.is(Role.LEADER)) {
            at = canvas.put(at, row, "♥ ", ink);
        } else if (wrong) {
            at = canvas.put(at, row, "~ ", Inks.ALARM_TEXT);
        }
        int full = left(node, nowNanos, end - at);
        canvas.put(at, row, "▄".repeat(full), ink);
        canvas.put(at + full, row, "_".repeat(end - at - full), Inks.RULE);
    }
}
