package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.ring.Commitment;
import raftarium.raft.RaftLog;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;
import raftarium.trace.Address;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An index at which some log has an entry that isn't settled: it conflicts with the newest leader's
 * (5.3), or nobody knows it to be committed.
 *
 * @param node who has it there
 */
public record Unsettled(long index, int node, boolean conflicts) {
    /** All there are, each index once: the conflicts first, from the lowest index on. */
    public static List<Unsettled> of(Frame frame) {
        ClusterView view = frame.view();
        NodeView leader = view.leader();
        TreeMap<Long, Unsettled> conflicts = new TreeMap<>();
        TreeMap<Long, Unsettled> open = new TreeMap<>();
        for (NodeView node : view.nodes()) {
            RaftLog log = node.status().log();
            for (long index = log.firstIndex(); index <= log.lastIndex(); index++) {
                if (Commitment.conflicts(leader, node, index)) {
                    conflicts.putIfAbsent(index, new Unsettled(index, node.id(), true));
                } else if (!Commitment.isKnownToAny(frame, node, index)) {
                    open.putIfAbsent(index, new Unsettled(index, node.id(), false));
                }
            }
        }
        open.keySet().removeAll(conflicts.keySet());
        List<Unsettled> all = new ArrayList<>(conflicts.values());
        all.addAll(open.values());
        return all;
    }

    /** "entry 9: n4 has T1, the leader n3 T2". */
    public String words(ClusterView view) {
        NodeView leader = view.leader();
        String has = "entry " + index + ": " + Address.name(node) + " has T"
                + view.node(node).status().log().termAt(index);
        return conflicts && leader != null
                ? has + ", the leader " + Address.name(leader.id()) + " T"
                        + leader.status().log().termAt(index)
                : has + ", not committed";
    }
}
