package raftarium.app.tui.pane;

import raftarium.app.look.NodeText;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.app.tui.paint.Tone;
import raftarium.app.tui.ring.Roles;
import raftarium.raft.Membership;
import raftarium.raft.Role;
import raftarium.sim.Address;
import raftarium.sim.ClusterView;
import raftarium.sim.HostStatus;
import raftarium.sim.NodeView;
import raftarium.sim.Standing;

import java.util.List;
import java.util.stream.Collectors;

/** A row a node: role, term, vote, timer, how far it has committed and applied. */
final class NodesPane {
    private static final int BAR_COLUMNS = 8;
    private static final int MAX_BAR_COLUMNS = 24;
    private static final int ALL_COLUMNS = 80;

    /** So wide that there is room behind the figures. */
    private static final int WITH_DISK = 108;

    private static final int WITHOUT_APPLIED = 68;

    private final Canvas canvas;
    private final Region region;
    private final ClusterView view;
    private final UiState ui;
    private final int nameColumns;
    private final int figureColumns;

    private NodesPane(Canvas canvas, Region region, ClusterView view, UiState ui) {
        this.canvas = canvas;
        this.region = region;
        this.view = view;
        this.ui = ui;
        nameColumns = Pane.nameColumns(view.nodes().size());
        figureColumns = Pane.figureColumns(view);
    }

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        if (layout.region(PaneKind.CLUSTER).isEmpty()) {
            return;
        }
        NodesPane pane =
                new NodesPane(canvas, layout.region(PaneKind.CLUSTER), snapshot.view(), ui);
        int count = snapshot.view().nodes().size();
        int first = layout.firstNode(ui.selected, count);
        int last = Math.min(count, first + layout.nodeRows() - 1);
        pane.title(first, last, count);
        for (int id = first; id <= last; id++) {
            NodeView node = snapshot.view().node(id);
            int row = layout.region(PaneKind.CLUSTER).row() + 1 + (id - first) * layout.spacing();
            pane.row(node, row);
            if (layout.spacing() > 1) {
                pane.more(node, row + 1);
            }
        }
    }

    private void title(int first, int last, int count) {
        String title = Pane.name(PaneKind.CLUSTER, ui);
        if (last - first + 1 < count) {
            title += " " + first + "-" + last + " of " + count;
        }
        Pane.title(canvas, region, title, network(view));
    }

    static String network(ClusterView view) {
        StringBuilder network = new StringBuilder();
        if (view.sides().size() > 1) {
            network.append(sides(view.sides()));
        }
        if (!view.membership().equals(Membership.ofFirst(view.nodes().size()))) {
            network.append(network.isEmpty() ? "" : ", ");
            NodeView leader = view.leader();
            network.append(leader == null ? "" : "n" + leader.id() + "'s ");
            network.append(view.membership().isJoint() ? "joint: " : "members: ");
            network.append(view.membership());
        }
        if (!view.cuts().isEmpty()) {
            network.append(network.isEmpty() ? "" : ", ").append("cut: ");
            network.append(String.join(", ", view.cuts()));
        }
        return network.toString();
    }

    private static String sides(List<List<Integer>> sides) {
        return sides.stream()
                .map(side -> side.stream().map(Address::name).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" | "));
    }

    private void row(NodeView node, int row) {
        boolean selected = node.id() == ui.selected;
        boolean leads = node.is(Role.LEADER);
        Ink name = selected || leads ? Inks.BRIGHT : Inks.TEXT;
        int at = region.column() + 1;
        canvas.put(at, row, mark(node.id(), selected), Inks.SAID);
        at = canvas.put(at + 2, row, Texts.left("n" + node.id(), nameColumns + 1), name);
        boolean faint = Roles.isDown(node) || node.standing() == Standing.REMOVED;
        Ink role = faint ? Inks.FAINT : leads ? Inks.BRIGHT : Inks.TEXT;
        String glyph = Roles.glyph(node);
        canvas.put(at, row, glyph, Roles.isDown(node) ? Inks.FAINT : Inks.term(node.term()));
        at = canvas.put(at + 2, row, Roles.letter(node) + " ", role);
        if (region.columns() >= WITHOUT_APPLIED) {
            canvas.put(at, row, node.word(), role);
            at += 10;
        }
        at = canvas.put(at, row, "term ", Inks.FAINT);
        at = canvas.put(at, row, Texts.right(node.term(), 3), Inks.term(node.term()));
        at = canvas.put(at + 2, row, "vote ", Inks.FAINT);
        String vote = node.vote() == 0 ? "-" : "n" + node.vote();
        at = canvas.put(at, row, Texts.left(vote, nameColumns), Inks.TEXT);
        state(node, at + 2, row);
        if (selected) {
            canvas.shade(new Region(region.column(), row, region.columns(), 1), Tone.CHOSEN);
        }
    }

    /** What a second row has room for. */
    private void more(NodeView node, int row) {
        StringBuilder more = new StringBuilder("log ").append(node.log().firstIndex());
        more.append(" to ").append(node.log().lastIndex());
        more.append(", on disk to ").append(node.durableIndex());
        if (node.log().snapshotIndex() > 0) {
            more.append(", snapshot to ").append(node.log().snapshotIndex());
        }
        if (node.is(Role.LEADER) || node.is(Role.CANDIDATE)) {
            more.append(", votes of ");
            more.append(
                    node.votesFrom().stream().map(Address::name).collect(Collectors.joining(" ")));
        }
        String clock = NodeText.clock(node);
        more.append(clock.isEmpty() ? "" : ", " + clock);
        more.append(", disk ").append(node.diskTrouble().isEmpty() ? "well" : node.diskTrouble());
        canvas.putWithin(
                region.column() + 3 + nameColumns + 1,
                region.end(),
                row,
                more.toString(),
                Inks.FAINT);
    }

    private String mark(int id, boolean selected) {
        if (ui.mode == UiState.Mode.PARTITION && ui.marked.contains(id)) {
            return "*";
        }
        return selected ? ">" : " ";
    }

    private void state(NodeView node, int column, int row) {
        if (Roles.isDown(node)) {
            long entries = node.log().size();
            long snapshot = node.log().snapshotIndex();
            String disk = "on disk: " + (snapshot == 0 ? "" : "snapshot to " + snapshot + ", ")
                    + entries + (entries == 1 ? " entry" : " entries");
            String text = node.status() == HostStatus.FAILED ? reason(node) + ", " + disk : disk;
            canvas.putWithin(column, region.end(), row, text, Inks.FAINT);
            return;
        }
        int at = timer(node, column, row) + 2;
        boolean stands = node.is(Role.CANDIDATE);
        if (stands) {
            String votes = "votes " + node.tally();
            canvas.putWithin(at, region.end(), row, votes, Inks.BRIGHT);
        } else {
            canvas.put(at, row, "commit ", Inks.FAINT, region.end());
            canvas.put(at + 7, row, Texts.right(node.commitIndex(), figureColumns), Inks.TEXT);
        }
        at += 9 + figureColumns;
        String fault = fault(node);
        if (!fault.isEmpty()) {
            canvas.putWithin(at, region.end(), row, fault, Inks.ALARM_TEXT);
        } else if (!stands && region.columns() >= ALL_COLUMNS) {
            canvas.put(at, row, "applied ", Inks.FAINT, region.end());
            at = canvas.put(at + 8, row, Texts.right(node.lastApplied(), figureColumns), Inks.TEXT);
            if (region.columns() >= WITH_DISK) {
                String disk = "  on disk " + node.durableIndex();
                canvas.putWithin(at, region.end(), row, disk, Inks.FAINT);
            }
        }
    }

    /** Why it failed, the reason first and file names short: there is little room. */
    private static String reason(NodeView node) {
        return node.failure()
                .replaceFirst("^cannot (\\w+) (\\S+): (.+)$", "$3 ($1 $2)")
                .replaceFirst("0{4,}", "…");
    }

    private static String fault(NodeView node) {
        String disk = node.diskTrouble();
        if (disk.isEmpty()) {
            return node.isolated() ? "(isolated)" : "";
        }
        return node.isolated() ? "(isolated, disk " + disk + ")" : "(disk " + disk + ")";
    }

    private int timer(NodeView node, int column, int row) {
        boolean leads = node.role() == Role.LEADER;
        canvas.put(column, row, leads ? "beat  " : "timer ", Inks.FAINT);
        boolean wrong = node.driftPpm() != 0 || node.clockOffsetNanos() != 0;
        canvas.put(column + 5, row, wrong ? "~" : " ", Inks.ALARM_TEXT);
        int at = column + 6;
        int spare = Math.max(0, region.columns() - ALL_COLUMNS);
        int narrower = 2 * (nameColumns - 2) + 2 * (figureColumns - 4);
        int bar = Math.max(2, Math.min(MAX_BAR_COLUMNS, BAR_COLUMNS + spare - narrower));
        long length = node.timerEndNanos() - node.timerStartNanos();
        long passed = view.nowNanos() - node.timerStartNanos();
        int full = length <= 0 ? 0 : (int) Math.max(0, Math.min(bar, passed * bar / length));
        at = canvas.put(at, row, "▄".repeat(full), Inks.term(node.term()));
        return canvas.put(at, row, "─".repeat(bar - full), Inks.RULE);
    }
}
