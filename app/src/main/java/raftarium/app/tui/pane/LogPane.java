package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.app.tui.paint.Tone;
import raftarium.raft.RaftLog;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;
import raftarium.sim.Standing;

import java.util.List;

/**
 * The logs: a row a node, a column an index, each entry by its term. What is committed, as its node
 * knows, is plain; the rest is in brackets; what isn't on its disk yet is between tildes.
 */
public final class LogPane {
    private static final int PROGRESS_WORDS = 19;
    private static final int WITH_MARKS = 100;
    private static final int WITH_PROGRESS = 72;

    private final Canvas canvas;
    private final Region region;
    private final ClusterView view;
    private final UiState ui;
    private final @Nullable NodeView leader;
    private final int figureColumns;
    private final int begin;

    /** How wide the column in front is that stands for snapshots; 0 without any. */
    private final int fold;

    private final int cell;

    /** Whether there is room in front of a cell for how far the leader knows a log to go. */
    private final boolean marks;

    private final long first;
    private final long last;

    /** The index that is selected; 0: none. */
    private final long chosen;

    private LogPane(Canvas canvas, Region region, ClusterView view, UiState ui) {
        this.canvas = canvas;
        this.region = region;
        this.view = view;
        this.ui = ui;
        leader = view.leader();
        figureColumns = Pane.figureColumns(view);
        long newest = lastIndex(view);
        boolean folds = view.nodes().stream().anyMatch(node -> node.log().snapshotIndex() > 0);
        fold = folds ? Math.max(4, digits(newest) + 2) + 1 : 0;
        begin = region.column() + 4 + Pane.nameColumns(view.nodes().size()) + fold;
        long term = view.nodes().stream()
                .mapToLong(node -> node.log().lastTerm())
                .max()
                .orElse(0);
        int least = Math.max(digits(term) + 2, digits(newest) + 1);
        marks = region.columns() >= WITH_MARKS;
        cell = least + (marks ? 1 : 0);
        long count = Math.max(1, (end() - begin) / cell);
        long wanted = ui.logEnd == UiState.NEWEST ? newest : ui.logEnd;
        long oldest = firstIndex(view);
        long shown = Math.max(Math.min(oldest + count - 1, newest), Math.min(wanted, newest));
        chosen = ui.subject == PaneKind.LOG ? (ui.index == 0 ? newest : ui.index) : 0;
        if (chosen > 0 && ui.focus == PaneKind.LOG) {
            shown = Math.max(chosen, Math.min(shown, chosen + count - 1));
        }
        last = Math.min(shown, newest);
        first = Math.max(oldest, last - count + 1);
    }

    /** The first index that any log holds. */
    private static long firstIndex(ClusterView view) {
        return view.nodes().stream()
                .filter(node -> node.log().lastIndex() > 0)
                .mapToLong(node -> node.log().firstIndex())
                .min()
                .orElse(1);
    }

    /** The newest index that any log holds. */
    public static long lastIndex(ClusterView view) {
        return view.nodes().stream()
                .mapToLong(node -> node.log().lastIndex())
                .max()
                .orElse(0);
    }

    private static int digits(long figure) {
        return Long.toString(figure).length();
    }

    private int end() {
        return region.end() - (region.columns() >= WITH_PROGRESS ? progressColumns() : 0);
    }

    private int progressColumns() {
        return PROGRESS_WORDS + 3 * figureColumns;
    }

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        if (layout.region(PaneKind.LOG).isEmpty()) {
            return;
        }
        LogPane pane = new LogPane(canvas, layout.region(PaneKind.LOG), snapshot.view(), ui);
        pane.title();
        int count = snapshot.view().nodes().size();
        int firstNode = layout.firstNode(ui.selected, count);
        for (int place = 0; place < layout.nodeRows() && firstNode + place <= count; place++) {
            int row = layout.region(PaneKind.LOG).row() + 1 + place * layout.spacing();
            pane.row(snapshot.view().node(firstNode + place), row);
        }
    }

    private void title() {
        long newer = lastIndex(view) - last;
        String remark = newer > 0 ? newer + " newer: End" : "";
        Pane.title(canvas, region, Pane.name(PaneKind.LOG, ui), remark);
        if (fold > 0 && first > 1) {
            String before = first == 2 ? "1" : "1-" + (first - 1);
            canvas.put(begin - 1 - before.length(), region.row(), before, Inks.FAINT);
        } else if (first > 1 && ui.focus != PaneKind.LOG) {
            // Brackets around the title leave no room; the first number says it too.
            canvas.put(region.column() + 4, region.row(), "…", Inks.FAINT);
        }
        for (long index = first; index <= last; index++) {
            String text = Long.toString(index);
            int column = columnOf(index) + cell - 1 - text.length();
            boolean selected = index == chosen;
            canvas.put(column, region.row(), text, selected ? Inks.SAID : Inks.FAINT, end());
            if (selected) {
                canvas.put(column - 1, region.row(), ">", Inks.SAID, end());
            }
        }
    }

    private int columnOf(long index) {
        return begin + (int) (index - first) * cell;
    }

    private void row(NodeView node, int row) {
        boolean selected = node.id() == ui.selected;
        canvas.put(region.column() + 1, row, selected ? ">" : " ", Inks.SAID);
        canvas.put(region.column() + 3, row, "n" + node.id(), selected ? Inks.BRIGHT : Inks.TEXT);
        RaftLog log = node.log();
        if (fold > 0 && log.snapshotIndex() > 0) {
            canvas.put(begin - 5, row, "snap", Inks.term(log.snapshotTerm()), end());
        }
        for (long index = first; index <= Math.min(last, log.snapshotIndex()); index++) {
            canvas.put(columnOf(index), row, "─".repeat(cell), Inks.RULE, end());
        }
        for (long index = first; index <= Math.min(last, log.lastIndex()); index++) {
            if (log.holds(index)) {
                entry(node, index, columnOf(index), row);
            }
        }
        if (marks) {
            marks(node, row);
        }
        if (region.columns() >= WITH_PROGRESS) {
            progress(node, row);
        }
        if (selected) {
            canvas.shade(new Region(region.column(), row, region.columns(), 1), Tone.CHOSEN);
        }
    }

    /** Behind what the leader knows to match stands a bar; before what it sends next, an angle. */
    private void marks(NodeView node, int row) {
        for (NodeView.Follower follower : followers()) {
            if (follower.id() == node.id() && !Roles.isDown(node)) {
                mark(follower.nextIndex(), ">", row);
                mark(follower.matchIndex() + 1, "|", row);
            }
        }
    }

    private List<NodeView.Follower> followers() {
        return leader == null ? List.of() : leader.followers();
    }

    private void mark(long before, String sign, int row) {
        if (before >= first && before <= last + 1) {
            canvas.put(columnOf(before), row, sign, Inks.SAID, end());
        }
    }

    private void entry(NodeView node, long index, int column, int row) {
        long term = node.log().termAt(index);
        boolean committed = isCommitted(node, index, term);
        boolean conflicts =
                leader != null && leader.log().holds(index) && leader.log().termAt(index) != term;
        String text = committed
                ? term + " "
                : index > node.durableIndex() ? "~" + term + "~" : "‹" + term + "›";
        if (conflicts) {
            text = (committed ? "" : "!") + term + "!";
        }
        Ink ink = conflicts
                ? Inks.conflictingTerm(term)
                : committed ? Inks.term(term) : Inks.dimTerm(term);
        canvas.put(column + cell - text.length(), row, text, ink, end());
    }

    /** A node that is down knows of no commit index: then it is as the others know it. */
    private boolean isCommitted(NodeView node, long index, long term) {
        if (!Roles.isDown(node)) {
            return index <= node.commitIndex();
        }
        for (NodeView other : view.nodes()) {
            if (index <= other.commitIndex() && other.log().termAt(index) == term) {
                return true;
            }
        }
        return false;
    }

    /** How long its log is, and what the leader knows of that. */
    private void progress(NodeView node, int row) {
        int start = region.end() - progressColumns() + 1;
        int length = canvas.put(start, row, "last ", Inks.FAINT);
        String last = Texts.right(node.log().lastIndex(), figureColumns);
        int column = canvas.put(length, row, last, Inks.TEXT) + 1;
        if (Roles.isDown(node)) {
            canvas.put(column, row, "(" + node.status().word() + ")", Inks.FAINT);
        } else if (node.standing() == Standing.REMOVED) {
            canvas.put(column, row, "(removed)", Inks.FAINT);
        } else if (leader != null && node.id() == leader.id()) {
            canvas.put(column, row, "leader of term " + leader.term(), Inks.FAINT);
        } else if (leader != null) {
            for (NodeView.Follower follower : leader.followers()) {
                if (follower.id() == node.id()) {
                    int at = canvas.put(column, row, "next ", Inks.FAINT);
                    at = canvas.put(
                            at, row, Texts.right(follower.nextIndex(), figureColumns), Inks.TEXT);
                    at = canvas.put(at, row, " match ", Inks.FAINT);
                    canvas.put(
                            at, row, Texts.right(follower.matchIndex(), figureColumns), Inks.TEXT);
                }
            }
        }
    }
}
