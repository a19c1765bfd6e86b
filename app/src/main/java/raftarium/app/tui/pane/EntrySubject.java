package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.ring.Commitment;
import raftarium.app.tui.ring.Roles;
import raftarium.data.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.RaftLog;
import raftarium.raft.Rule;
import raftarium.raft.Status;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;

import java.util.ArrayList;
import java.util.List;

/** An index of the logs: what each node has there, and why it isn't committed yet. */
final class EntrySubject {
    /** So far back a client's earlier attempt is looked for. */
    private static final int MOST_BEFORE = 200;

    private EntrySubject() {}

    /** The index that is selected; the newest, if none was. */
    static long index(Frame frame, UiState ui) {
        long newest = LogPane.lastIndex(frame.view());
        return ui.index == 0 ? newest : Math.min(ui.index, newest);
    }

    static List<Line> lines(Frame frame, UiState ui) {
        ClusterView view = frame.view();
        long index = index(frame, ui);
        List<Line> lines = new ArrayList<>();
        if (index < 1) {
            lines.add(Line.faint("no log has an entry yet"));
            return lines;
        }
        NodeView leader = view.leader();
        for (NodeView node : view.nodes()) {
            lines.add(Line.of("n" + node.id() + "  " + place(frame, node, leader, index)));
        }
        lines.addAll(commitment(leader, index));
        NodeView selected = view.node(ui.selected);
        RaftLog log = selected.status().log();
        if (leader != null && !log.holds(index)) {
            log = leader.status().log();
        }
        long before = sameBefore(log, index);
        if (before > 0) {
            lines.add(Line.of("the same command as entry " + before
                    + ": its client asked again, and it takes effect once ("
                    + Rule.DEDUPLICATE.section() + ")"));
        }
        return lines;
    }

    /** The newest index before it at which a log has the same request of the same client; or 0. */
    private static long sameBefore(RaftLog log, long index) {
        if (!log.holds(index) || log.at(index).kind() != Entry.Kind.COMMAND) {
            return 0;
        }
        Bytes command = log.at(index).data();
        long before = index - 1;
        while (log.holds(before) && index - before <= MOST_BEFORE) {
            if (log.at(before).data().equals(command)) {
                return before;
            }
            before--;
        }
        return 0;
    }

    private static String place(Frame frame, NodeView node, @Nullable NodeView leader, long index) {
        boolean differs = Commitment.conflicts(leader, node, index);
        return here(frame, node, index)
                + (differs ? ", not what the leader has: it will be overwritten" : "");
    }

    /** What a node has at an index, and how far it has come with it. */
    static String here(Frame frame, NodeView node, long index) {
        RaftLog log = node.status().log();
        if (index <= log.snapshotIndex()) {
            return "in its snapshot to " + log.snapshotIndex();
        } else if (!log.holds(index)) {
            return "not there: its log ends at " + log.lastIndex();
        }
        String words = frame.descriptions().of(log.at(index));
        String where = index > node.status().durableIndex() ? "not on its disk yet" : "on its disk";
        return "term " + log.termAt(index) + "  " + words + (words.isEmpty() ? "" : "  ") + where
                + ", " + known(node, index);
    }

    private static String known(NodeView node, long index) {
        if (Roles.isDown(node)) {
            return "it is down";
        }
        return index <= node.status().lastApplied()
                ? "committed and applied"
                : index <= node.status().commitIndex() ? "committed" : "not committed";
    }

    /** As the newest leader sees it: figure 2, rules for leaders. */
    private static List<Line> commitment(@Nullable NodeView leader, long index) {
        if (leader == null) {
            return List.of(Line.faint("nobody leads: nobody commits"));
        } else if (index <= leader.status().commitIndex()) {
            return List.of(Line.faint("committed, as n" + leader.id() + ", the leader, knows"));
        } else if (!leader.status().log().holds(index)) {
            return List.of(Line.faint("n" + leader.id() + ", the leader, has no such entry"));
        }
        List<Line> lines = new ArrayList<>();
        int disks = leader.status().durableIndex() >= index ? 1 : 0;
        for (Status.Follower follower : leader.status().followers()) {
            boolean counts = leader.status().membership().isVoter(follower.id());
            disks += counts && follower.matchIndex() >= index ? 1 : 0;
        }
        lines.add(Line.of("not committed: on " + disks + " disks as n" + leader.id()
                + " knows, and " + leader.status().membership().majority() + " are needed ("
                + Rule.COMMIT_MAJORITY.section() + ")"));
        long term = leader.status().log().termAt(index);
        if (term != leader.status().term()) {
            lines.add(Line.of("it is of term " + term + ", and n" + leader.id()
                    + " may count only entries of its own, " + leader.status().term() + " ("
                    + Rule.COMMIT_OWN_TERM.section() + ")"));
        }
        lines.add(Line.faint("e: on whom it hangs"));
        return lines;
    }
}
