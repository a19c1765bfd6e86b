package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Tone;
import raftarium.app.tui.ring.Roles;
import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;
import raftarium.trace.Address;

/**
 * The logs of a cluster that is drawn as a ring: a row a node, how far it knows entries to be
 * committed and how far its log goes, then its entries.
 */
public final class LogPane {
    private static final int WITH_WORDS = 118;

    private LogPane() {}

    /** The newest index that any log holds. */
    public static long lastIndex(ClusterView view) {
        return view.nodes().stream()
                .mapToLong(node -> node.status().log().lastIndex())
                .max()
                .orElse(0);
    }

    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Region region = layout.region(PaneKind.LOG);
        if (region.isEmpty() || TablePane.hasLog(layout)) {
            return;
        }
        ClusterView view = frame.view();
        Pane.title(canvas, region, Pane.name(PaneKind.LOG, ui) + " com/last", "");
        int figure = figureColumns(view);
        boolean words = region.columns() >= WITH_WORDS;
        LogCells cells = new LogCells(canvas, entries(region, view), frame, ui, words);
        cells.title();
        int place = 0;
        for (int id : layout.shown(view, ui.selected)) {
            int row = region.row() + 1 + place * layout.spacing();
            NodeView node = view.node(id);
            head(canvas, region, row, node, figure, ui);
            cells.row(node, row, layout.spacing());
            if (id == ui.selected) {
                canvas.shade(new Region(region.column(), row, region.columns(), 1), Tone.CHOSEN);
            }
            place++;
        }
    }

    private static int figureColumns(ClusterView view) {
        return Pane.figureColumns(view) - 2;
    }

    /** What is behind the names and the figures. */
    private static Region entries(Region region, ClusterView view) {
        int prefix = Pane.nameColumns(view.nodes().size()) + 2 * figureColumns(view) + 10;
        return new Region(
                region.column() + prefix, region.row(), region.columns() - prefix, region.rows());
    }

    /** The index whose entries stand in that column of the logs; 0: none. */
    public static long indexAt(Layout layout, Frame frame, UiState ui, int column) {
        boolean isTable = TablePane.hasLog(layout);
        Region region = layout.region(isTable ? PaneKind.CLUSTER : PaneKind.LOG);
        if (region.isEmpty()) {
            return 0;
        }
        ClusterView view = frame.view();
        Region logs = isTable ? TablePane.logs(region, view) : entries(region, view);
        boolean words = !isTable && region.columns() >= WITH_WORDS;
        return new LogColumns(logs, frame, ui, words, new Ghosts(frame, ui)).at(column);
    }

    private static void head(
            Canvas canvas, Region region, int row, NodeView node, int figure, UiState ui) {
        boolean down = Roles.isDown(node);
        boolean bright = node.id() == ui.selected || node.is(Role.LEADER);
        Ink name = down ? Inks.FAINT : bright ? Inks.BRIGHT : Inks.TEXT;
        canvas.put(region.column(), row, node.id() == ui.selected ? "▸" : " ", Inks.SAID);
        int at = canvas.put(region.column() + 1, row, Address.name(node.id()) + " ", name);
        Ink term = down ? Inks.FAINT : Inks.term(node.status().term());
        at = canvas.put(at, row, Roles.glyph(node) + " ", term);
        String far = (down ? "-" : Long.toString(node.status().commitIndex()))
                + "/"
                + node.status().log().lastIndex();
        at = canvas.put(at, row, CellText.right(far, 2 * figure + 1), Inks.FAINT);
        canvas.put(at + 1, row, "T" + node.status().term(), term);
    }
}
