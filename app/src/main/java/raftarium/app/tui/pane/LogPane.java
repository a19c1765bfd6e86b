package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.app.tui.paint.Tone;
import raftarium.app.tui.ring.Roles;
import raftarium.raft.Entry;
import raftarium.raft.RaftLog;
import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;
import raftarium.sim.Standing;

/**
 * The logs: a row a node, a column an index, each entry by its term and, where that is wanted, with
 * what it says. What is committed, as its node knows, is plain; the rest is in brackets; what isn't
 * on its disk yet is between tildes.
 */
public final class LogPane {
    private final Canvas canvas;
    private final Region region;
    private final Snapshot snapshot;
    private final ClusterView view;
    private final UiState ui;
    private final @Nullable NodeView leader;
    private final LogColumns columns;

    private LogPane(Canvas canvas, Region region, Snapshot snapshot, UiState ui) {
        this.canvas = canvas;
        this.region = region;
        this.snapshot = snapshot;
        this.ui = ui;
        view = snapshot.view();
        leader = view.leader();
        columns = new LogColumns(region, view, ui);
    }

    /** The newest index that any log holds. */
    public static long lastIndex(ClusterView view) {
        return view.nodes().stream()
                .mapToLong(node -> node.log().lastIndex())
                .max()
                .orElse(0);
    }

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        if (layout.region(PaneKind.LOG).isEmpty()) {
            return;
        }
        LogPane pane = new LogPane(canvas, layout.region(PaneKind.LOG), snapshot, ui);
        pane.title();
        int count = snapshot.view().nodes().size();
        int firstNode = layout.firstNode(ui.selected, count);
        for (int place = 0; place < layout.nodeRows() && firstNode + place <= count; place++) {
            int row = layout.region(PaneKind.LOG).row() + 1 + place * layout.spacing();
            pane.row(snapshot.view().node(firstNode + place), row);
        }
    }

    private void title() {
        long newer = lastIndex(view) - columns.last;
        String remark = newer > 0 ? newer + " newer: G" : "";
        String title = Pane.name(PaneKind.LOG, ui);
        Pane.title(canvas, region, title, remark);
        if (columns.fold > 0 && columns.first > 1) {
            String before = columns.first == 2 ? "1" : "1-" + (columns.first - 1);
            canvas.put(columns.begin - 1 - before.length(), region.row(), before, Inks.FAINT);
        } else if (columns.first > 1) {
            canvas.put(region.column() + 1 + title.length(), region.row(), "…", Inks.FAINT);
        }
        int room = remark.isEmpty() ? region.end() : region.end() - remark.length() - 2;
        for (long index = columns.first; index <= columns.last; index++) {
            String text = Long.toString(index);
            int column = columns.of(index) + columns.cell - 1 - text.length();
            boolean selected = index == columns.chosen;
            Ink ink = selected ? Inks.SAID : Inks.FAINT;
            if (column + text.length() > room) {
                continue;
            }
            canvas.put(column, region.row(), text, ink, columns.end());
            if (selected) {
                canvas.put(column - 1, region.row(), ">", Inks.SAID, columns.end());
            }
        }
    }

    private void row(NodeView node, int row) {
        boolean selected = node.id() == ui.selected;
        canvas.put(region.column() + 1, row, selected ? ">" : " ", Inks.SAID);
        canvas.put(region.column() + 3, row, "n" + node.id(), selected ? Inks.BRIGHT : Inks.TEXT);
        RaftLog log = node.log();
        if (columns.fold > 0 && log.snapshotIndex() > 0) {
            canvas.put(
                    columns.begin - 5, row, "snap", Inks.term(log.snapshotTerm()), columns.end());
        }
        long first = columns.first;
        for (long index = first; index <= Math.min(columns.last, log.snapshotIndex()); index++) {
            canvas.put(columns.of(index), row, "─".repeat(columns.cell), Inks.RULE, columns.end());
        }
        for (long index = first; index <= Math.min(columns.last, log.lastIndex()); index++) {
            if (log.holds(index)) {
                entry(node, index, columns.of(index), row);
            }
        }
        if (log.lastIndex() < first && first <= columns.last) {
            String ends = log.lastIndex() == 0 ? "empty" : "ends at " + log.lastIndex();
            canvas.put(columns.begin + 1, row, ends, Inks.FAINT, columns.end());
        }
        if (columns.marks) {
            marks(node, row);
        }
        if (columns.progress() > 0) {
            progress(node, row);
        }
        if (selected) {
            canvas.shade(new Region(region.column(), row, region.columns(), 1), Tone.CHOSEN);
        }
    }

    private void entry(NodeView node, long index, int column, int row) {
        long term = node.log().termAt(index);
        boolean committed = Commitment.isKnown(snapshot, node, index);
        boolean conflicts =
                leader != null && leader.log().holds(index) && leader.log().termAt(index) != term;
        String text = label(node.log().at(index));
        if (conflicts) {
            text = (committed ? "" : "!") + text + "!";
        } else if (committed) {
            text = text + " ";
        } else {
            text = index > node.durableIndex() ? "~" + text + "~" : "‹" + text + "›";
        }
        Ink ink = conflicts
                ? Inks.conflictingTerm(term)
                : committed ? Inks.term(term) : Inks.dimTerm(term);
        canvas.put(column + columns.cell - text.length(), row, text, ink, columns.end());
    }

    private String label(Entry entry) {
        if (!ui.values) {
            return Long.toString(entry.term());
        }
        String known = snapshot.descriptions().of(entry);
        String words = known.isEmpty() ? "…" : known;
        String all = entry.term() + " " + words;
        int most = columns.cell - 3;
        return all.length() <= most ? all : all.substring(0, most - 1) + "…";
    }

    private NodeView.@Nullable Follower asItsLeaderKnows(NodeView node) {
        NodeView its = view.leaderOf(node);
        if (its != null && !Roles.isDown(node)) {
            for (NodeView.Follower follower : its.followers()) {
                if (follower.id() == node.id()) {
                    return follower;
                }
            }
        }
        return null;
    }

    /** Behind what the leader knows to match stands a bar; before what it sends next, an angle. */
    private void marks(NodeView node, int row) {
        NodeView.Follower follower = asItsLeaderKnows(node);
        if (follower != null) {
            mark(follower.nextIndex(), ">", row);
            mark(follower.matchIndex() + 1, "|", row);
        }
    }

    private void mark(long before, String sign, int row) {
        if (before >= columns.first && before <= columns.last + 1) {
            canvas.put(columns.of(before), row, sign, Inks.SAID, columns.end());
        }
    }

    /** How long its log is, and what its leader knows of that. */
    private void progress(NodeView node, int row) {
        int figure = Pane.figureColumns(view);
        int at = canvas.put(columns.progress(), row, "last ", Inks.FAINT);
        at = canvas.put(at, row, Texts.right(node.log().lastIndex(), figure), Inks.TEXT) + 1;
        NodeView.Follower follower = asItsLeaderKnows(node);
        if (Roles.isDown(node)) {
            canvas.put(at, row, "(" + node.status().word() + ")", Inks.FAINT);
        } else if (node.standing() == Standing.REMOVED) {
            canvas.put(at, row, "(removed)", Inks.FAINT);
        } else if (node.is(Role.LEADER)) {
            canvas.put(at, row, "leader of term " + node.term(), Inks.FAINT);
        } else if (follower != null) {
            at = canvas.put(at, row, "next ", Inks.FAINT);
            at = canvas.put(at, row, Texts.right(follower.nextIndex(), figure), Inks.TEXT);
            at = canvas.put(at, row, " match ", Inks.FAINT);
            canvas.put(at, row, Texts.right(follower.matchIndex(), figure), Inks.TEXT);
        }
    }
}
