package raftarium.app.tui.health;

import raftarium.raft.RaftLog;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Entries that some nodes have and that will be overwritten for certain: a leader has committed
 * one of a newer term that these nodes lack, so none of them can be elected any more (5.4.1).
 *
 * @param indexes where they stand, ascending
 * @param term of the last of them; 0 if there are none
 */
public record LostEntries(List<Long> indexes, long term) {
    private static final int MOST = 1000;

    public LostEntries {
        indexes = List.copyOf(indexes);
    }

    /** Those of some nodes, as a leader's log has it. */
    public static LostEntries of(ClusterView view, List<NodeView> nodes, NodeView leader) {
        TreeSet<Long> indexes = new TreeSet<>();
        long term = 0;
        for (NodeView node : nodes) {
            RaftLog log = node.status().log();
            long index = log.lastIndex();
            while (index > node.status().commitIndex()
                    && indexes.size() < MOST
                    && isLost(log, index, leader)) {
                indexes.add(index);
                term = Math.max(term, log.termAt(index));
                index--;
            }
        }
        return new LostEntries(new ArrayList<>(indexes), term);
    }

    /** Whether the entry of a log at that index will be overwritten for certain. */
    public static boolean isLost(RaftLog log, long index, NodeView leader) {
        RaftLog other = leader.status().log();
        long commit = leader.status().commitIndex();
        if (!log.holds(index) || commit == 0 || index <= other.snapshotIndex()) {
            return false;
        }
        long term = log.termAt(index);
        long committed = other.holds(commit) ? other.termAt(commit) : other.snapshotTerm();
        return !other.holds(index, term) && committed > term;
    }

    /** "2 entries". */
    String count() {
        return indexes.size() == 1 ? "1 entry" : indexes.size() + " entries";
    }

    /** "entries 9 and 10 of term 1". */
    String named() {
        String entries = indexes.size() == 1 ? "entry " : "entries ";
        return entries + Splits.indexes(indexes) + " of term " + term;
    }
}
