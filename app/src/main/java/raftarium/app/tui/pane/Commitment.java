package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.ring.Roles;
import raftarium.sim.NodeView;

/** Whether an entry is committed, as far as anybody knows. */
final class Commitment {
    private Commitment() {}

    /**
     * As its node knows it. One that is down knows of no commit index: then it is as the others
     * know it, or knew it.
     */
    static boolean isKnown(Snapshot snapshot, NodeView node, long index) {
        if (!Roles.isDown(node)) {
            return index <= node.commitIndex();
        }
        long term = node.log().termAt(index);
        int same = 0;
        for (NodeView other : snapshot.view().nodes()) {
            boolean has = index <= other.log().snapshotIndex() || other.log().holds(index, term);
            if (has && index <= other.commitIndex()) {
                return true;
            }
            same += has ? 1 : 0;
        }
        // Nobody who runs knows it any more; it was known.
        return index <= snapshot.committed() && same > snapshot.view().nodes().size() / 2;
    }
}
