package raftarium.app.tui.ring;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.sim.NodeView;

/** Whether an entry is committed, as far as anybody knows, and whether it can stay. */
public final class Commitment {
    private Commitment() {}

    /**
     * As its node knows it. One that is down knows of no commit index: then it is as the others
     * know it, or knew it.
     */
    public static boolean isKnown(Frame frame, NodeView node, long index) {
        return Roles.isDown(node)
                ? isKnownToAny(frame, node, index)
                : index <= node.status().commitIndex();
    }

    /** As anybody knows it, or knew it: those who lag behind know of less. */
    public static boolean isKnownToAny(Frame frame, NodeView node, long index) {
        long term = node.status().log().termAt(index);
        int same = 0;
        for (NodeView other : frame.view().nodes()) {
            boolean has = index <= other.status().log().snapshotIndex()
                    || other.status().log().holds(index, term);
            if (has && index <= other.status().commitIndex()) {
                return true;
            }
            same += has ? 1 : 0;
        }
        // Nobody who runs knows it any more; it was known.
        return index <= frame.committed() && same > frame.view().nodes().size() / 2;
    }

    /** Whether a node has another entry at an index than a leader, which then has its way (5.3). */
    public static boolean conflicts(@Nullable NodeView leader, NodeView node, long index) {
        return leader != null
                && node.status().log().holds(index)
                && leader.status().log().holds(index)
                && leader.status().log().termAt(index) != node.status().log().termAt(index);
    }
}
