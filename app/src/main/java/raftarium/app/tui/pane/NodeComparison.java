package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.raft.RaftLog;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;

import java.util.Objects;

/**
 * A node on two branches at one time.
 *
 * @param one what it is on the first; null if there is no such node there
 * @param other what it is on the other
 */
record NodeComparison(@Nullable NodeView one, @Nullable NodeView other) {
    /** So many of the newest entries of two logs are held against each other. */
    private static final int COMPARED = 256;

    static NodeComparison of(ClusterView one, ClusterView other, int id) {
        return new NodeComparison(node(one, id), node(other, id));
    }

    private static @Nullable NodeView node(ClusterView view, int id) {
        return id <= view.nodes().size() ? view.node(id) : null;
    }

    /** Whether nothing differs that a row shows: timers and figures of the disk don't count. */
    boolean isSame() {
        NodeView here = one;
        NodeView there = other;
        if (here == null || there == null) {
            return here == null && there == null;
        }
        return here.state() == there.state()
                && here.standing() == there.standing()
                && here.status().role() == there.status().role()
                && here.status().term() == there.status().term()
                && here.status().vote() == there.status().vote()
                && here.status().commitIndex() == there.status().commitIndex()
                && isSame(here.status().log(), there.status().log());
    }

    private static boolean isSame(RaftLog here, RaftLog there) {
        if (here.lastIndex() != there.lastIndex() || here.lastTerm() != there.lastTerm()) {
            return false;
        }
        long first = Math.max(1, here.lastIndex() - COMPARED + 1);
        for (long index = here.lastIndex(); index >= first; index--) {
            if (differs(here, there, index)) {
                return false;
            }
        }
        return true;
    }

    /** Whether both have an entry there, and not the same; what is in a snapshot isn't known. */
    static boolean differs(RaftLog here, RaftLog there, long index) {
        return here.holds(index)
                && there.holds(index)
                && !Objects.equals(here.at(index), there.at(index));
    }
}
