package raftarium.app.tui.pane;

import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.sim.ClusterView;

/** What is the same in all panes: the title's row. */
final class Pane {
    /** So wide an index is at least. */
    static final int MIN_FIGURE_COLUMNS = 4;

    private Pane() {}

    /** A rule with a title, and a remark at its right. */
    static void title(Canvas canvas, Region region, String title, String remark) {
        canvas.put(region.column(), region.row(), "─".repeat(region.columns()), Inks.RULE);
        Ink ink = title.startsWith("[") ? Inks.BRIGHT : Inks.TITLE;
        canvas.put(region.column() + 1, region.row(), title, ink, region.end());
        if (!remark.isEmpty()) {
            int most = region.columns() - title.length() - 4;
            String shown = remark.length() <= most
                    ? remark
                    : remark.substring(0, Math.max(0, most - 1)) + "…";
            canvas.putRight(region.end() - 1, region.row(), shown, Inks.FAINT);
        }
    }

    /** The title of a pane; marked if that has the keys. */
    static String name(PaneKind pane, UiState ui) {
        return ui.focus == pane ? "[" + pane.title() + "]" : pane.title();
    }

    /** How many columns the names of that many nodes take. */
    static int nameColumns(int nodes) {
        return Math.max(2, Integer.toString(nodes).length() + 1);
    }

    /** How many columns an index takes, so that the figures of all nodes stand below each other. */
    static int figureColumns(ClusterView view) {
        return Math.max(
                MIN_FIGURE_COLUMNS, Long.toString(LogPane.lastIndex(view)).length());
    }
}
