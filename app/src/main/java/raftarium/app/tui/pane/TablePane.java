package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Tone;
import raftarium.app.tui.ring.Roles;
import raftarium.app.tui.ring.Timers;
import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.sim.Standing;
import raftarium.trace.Address;

import java.util.ArrayList;
import java.util.List;

/**
 * A row a node: what it is, its term, whom it votes for, its timer, how far it has committed, its
 * log, and what is wrong with it. The leader is never off the screen.
 */
final class TablePane {
    /** With less room nothing is said of why a node failed. */
    private static final int LEAST_WHY = 12;

    /** What a node is said to be where there is no room for whether it crashed. */
    private static final String DOWN = "down";

    private final Canvas canvas;
    private final Region region;
    private final ClusterView view;
    private final UiState ui;
    private final TableColumns columns;

    private TablePane(Canvas canvas, Region region, ClusterView view, UiState ui) {
        this.canvas = canvas;
        this.region = region;
        this.view = view;
        this.ui = ui;
        columns = new TableColumns(region, view.nodes().size(), Pane.figureColumns(view));
    }

    /** Whether the logs are in the rows of this pane. */
    static boolean hasLog(Layout layout) {
        return layout.form() == Layout.Form.TABLE
                && !layout.region(PaneKind.CLUSTER).isEmpty();
    }

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Region region = layout.region(PaneKind.CLUSTER);
        if (region.isEmpty()) {
            return;
        }
        ClusterView view = frame.view();
        TablePane pane = new TablePane(canvas, region, view, ui);
        List<Integer> shown = layout.shown(view, ui.selected);
        LogCells cells = new LogCells(canvas, logs(region, view), frame, ui, false);
        pane.title(shown.size());
        cells.title();
        int row = region.row() + 1;
        for (int id : shown) {
            NodeView node = view.node(id);
            pane.row(node, row);
            cells.row(node, row, 1);
            if (!pane.failure(node, row, cells.behind())) {
                pane.remarks(node, row);
            }
            if (id == ui.selected) {
                canvas.shade(new Region(region.column(), row, region.columns(), 1), Tone.CHOSEN);
            }
            row++;
        }
    }

    /** Where in the table of a layout the logs are, between what is told of nodes. */
    static Region logs(Region table, ClusterView view) {
        int tail = view.nodes().stream()
                .mapToInt(node -> columns(remarks(view, node)))
                .max()
                .orElse(0);
        int figures = Pane.figureColumns(view);
        int begin = new TableColumns(table, view.nodes().size(), figures).log();
        int end = Math.max(begin + 8, table.end() - (tail == 0 ? 0 : tail + 2));
        return new Region(begin, table.row(), end - begin, table.rows());
    }

    private void title(int shown) {
        int count = view.nodes().size();
        Pane.title(canvas, region, "", "");
        String title = ui.focus == PaneKind.LOG ? "log" : "nodes";
        if (ui.focus == PaneKind.LOG || ui.focus == PaneKind.CLUSTER) {
            canvas.put(region.column(), region.row(), "[" + title + "]", Inks.BRIGHT);
        } else {
            canvas.put(region.column() + 1, region.row(), title, Inks.TITLE);
        }
        int row = region.row();
        canvas.put(columns.term(), row, " term ", Inks.FAINT);
        if (columns.hasVote) {
            canvas.put(columns.vote() - 2, row, " vote", Inks.FAINT);
        }
        String hidden = shown < count ? " " + (count - shown) + " more " : " timer ";
        canvas.put(columns.timer() - 1, row, hidden, shown < count ? Inks.SAID : Inks.FAINT);
        canvas.putRight(columns.commit() + columns.figures, row, " com ", Inks.FAINT);
    }

    private void row(NodeView node, int row) {
        boolean selected = node.id() == ui.selected;
        boolean leads = node.is(Role.LEADER);
        boolean down = Roles.isDown(node);
        boolean faint = down || node.standing() == Standing.REMOVED;
        Ink name = faint ? Inks.FAINT : selected || leads ? Inks.BRIGHT : Inks.TEXT;
        Ink term = faint ? Inks.FAINT : Inks.term(node.status().term());
        int at = region.column();
        canvas.put(at, row, mark(node.id(), selected), Inks.SAID);
        canvas.put(at + 1, row, Address.name(node.id()), name);
        at += 2 + columns.names;
        String role = Roles.glyph(node) + " " + (down ? " " : Roles.letter(node));
        if (leads) {
            canvas.put(at - 1, row, " " + role + " ", Inks.onTerm(node.status().term()));
        } else {
            canvas.put(at, row, role, term);
        }
        canvas.put(columns.term() + 1, row, CellText.right(node.status().term(), 4), term);
        if (columns.hasVote) {
            String vote =
                    node.status().vote() == 0 ? "-" : Address.name(node.status().vote());
            canvas.put(columns.vote() + 1, row, vote, faint ? Inks.FAINT : Inks.TEXT);
        }
        timer(node, row, term);
        String commit = down ? "-" : Long.toString(node.status().commitIndex());
        canvas.putRight(columns.commit() + columns.figures - 1, row, commit, name);
    }

    private String mark(int id, boolean selected) {
        if (ui.mode == UiState.Mode.PARTITION && ui.marked.contains(id)) {
            return "*";
        }
        return selected ? "▸" : " ";
    }

    /** What is left of it; of a candidate its votes, and of one who has none why. */
    private void timer(NodeView node, int row, Ink ink) {
        int at = columns.timer();
        int end = at + columns.timerCells();
        if (node.state() != HostState.RUNNING) {
            String word = node.state().word();
            canvas.put(at, row, word.length() <= end - at ? word : DOWN, Inks.SAID, end);
        } else if (Roles.counts(node)) {
            at = canvas.put(at, row, Roles.tally(node) + " ", ink, end);
            for (int voter : Roles.votes(node)) {
                at = canvas.put(at, row, Address.name(voter) + " ", ink, end);
            }
        } else {
            Timers.draw(canvas, node, view.nowNanos(), at, end, row, ink);
        }
    }

    /** Why it failed, behind its log, the cause at its end; false if there is no such room. */
    private boolean failure(NodeView node, int row, int from) {
        int room = region.end() - 1 - from;
        String why = node.failure();
        if (why.isEmpty() || room < LEAST_WHY) {
            return false;
        }
        canvas.putRight(region.end() - 1, row, end(why, room), Inks.ALARM_TEXT);
        return true;
    }

    /** As many of its last words as there is room for. */
    private static String end(String why, int room) {
        if (why.length() <= room) {
            return why;
        }
        int word = why.indexOf(' ', why.length() - room + 1);
        return word < 0 ? "" : "…" + why.substring(word);
    }

    /** A word at the end of a row, and whether it is of trouble. */
    private record Remark(String word, boolean isTrouble) {}

    /** Its side, and whether it leads there in vain; and what is wrong with it. */
    private static List<Remark> remarks(ClusterView view, NodeView node) {
        List<Remark> remarks = new ArrayList<>();
        if (node.isolated()) {
            remarks.add(new Remark("isolated", true));
        } else if (view.sides().size() > 1) {
            remarks.add(new Remark(side(view, node), false));
        }
        if (Roles.isStale(view, node)) {
            remarks.add(new Remark("stale", true));
        }
        if (node.standing() != Standing.VOTER) {
            remarks.add(new Remark(node.standing().word(), false));
        }
        if (!node.disk().trouble().isEmpty()) {
            remarks.add(new Remark("disk " + node.disk().trouble(), true));
        }
        return remarks;
    }

    /** With a blank between two of them. */
    private static int columns(List<Remark> remarks) {
        return Math.max(
                0, remarks.stream().mapToInt(one -> one.word.length() + 1).sum() - 1);
    }

    private void remarks(NodeView node, int row) {
        List<Remark> remarks = remarks(view, node);
        int at = region.end() - 1 - columns(remarks);
        for (Remark one : remarks) {
            at = canvas.put(at, row, one.word, one.isTrouble ? Inks.ALARM_TEXT : Inks.FAINT) + 1;
        }
    }

    private static String side(ClusterView view, NodeView node) {
        for (int place = 0; place < view.sides().size(); place++) {
            if (view.sides().get(place).contains(node.id())) {
                return "side " + (char) ('A' + place % 26);
            }
        }
        return "";
    }
}
