package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.paint.Region;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where the panes are: a function of size, number of nodes and what the watcher wants to see alone,
 * so that a pane keeps its place whatever happens in it. Each region begins with its title's row.
 * What has no place of its own takes that of the panes at the side while it has the keys.
 */
public final class Layout {
    static final int MIN_COLUMNS = 60;
    static final int MIN_ROWS = 16;

    /** How the nodes are drawn. */
    public enum Form {
        /** A row a node. */
        TABLE,
        /** As cards at fixed places, with messages between them. */
        RING,
        /** As large cards, and nothing else but what is said of them in block letters. */
        STAGE
    }

    private final LayoutPlan plan;

    private Layout(LayoutPlan plan) {
        this.plan = plan;
    }

    /**
     * What the watcher wants to see.
     *
     * @param focus the pane that has the keys
     * @param zoomed whether that one has the screen, with what the inspector says
     * @param presents whether all is larger, for an audience
     * @param beside the pane that stands below the story where there is room for one only
     * @param told whether a scenario is told, whose notes have rows of their own
     * @param compares whether two branches are seen side by side, and the tape
     * @param teaches whether a lesson has a place beside the cluster
     */
    public record View(
            PaneKind focus,
            boolean zoomed,
            boolean presents,
            PaneKind beside,
            boolean told,
            boolean compares,
            boolean teaches) {}

    static boolean fits(int columns, int rows) {
        return columns >= MIN_COLUMNS && rows >= MIN_ROWS;
    }

    /** Where the panes of so many nodes are on a screen of that size. */
    public static Layout of(int columns, int rows, int nodes, View view) {
        return new Layout(LayoutPlan.of(columns, rows, nodes, view));
    }

    /** Where a pane is; empty if it isn't. */
    public Region region(PaneKind pane) {
        return plan.regions.getOrDefault(pane, Region.NONE);
    }

    /** The pane in that cell, or null; where one is within another, as logs in a table, that. */
    public @Nullable PaneKind at(int column, int row) {
        return plan.regions.entrySet().stream()
                .filter(one -> one.getValue().holds(column, row))
                .min(Comparator.comparingInt(one -> one.getValue().columns()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    public int columns() {
        return plan.columns;
    }

    public int rows() {
        return plan.rows;
    }

    /** How the nodes are drawn. */
    public Form form() {
        return plan.form;
    }

    /** How many rows a node has in the panes that have a row a node. */
    public int spacing() {
        return plan.spacing;
    }

    /** How many nodes are seen at a time in the panes that have a row a node. */
    public int nodeRows() {
        return plan.nodeRows;
    }

    /** The nodes that are seen there, in their order: around the selected one, and the leader. */
    public List<Integer> shown(ClusterView view, int selected) {
        int count = view.nodes().size();
        int first = Math.max(1, Math.min(selected - plan.nodeRows / 2, count - plan.nodeRows + 1));
        TreeSet<Integer> shown = new TreeSet<>();
        for (int id = first; id < first + plan.nodeRows && id <= count; id++) {
            shown.add(id);
        }
        NodeView leader = view.leader();
        if (leader != null && shown.add(leader.id()) && shown.size() > plan.nodeRows) {
            List<Integer> others = shown.stream()
                    .filter(id -> id != selected && id != leader.id())
                    .toList();
            shown.remove(others.get(leader.id() < first ? others.size() - 1 : 0));
        }
        return List.copyOf(shown);
    }

    /** Where the headline stands of those who present; else empty. */
    Region headline() {
        return plan.headline;
    }

    /** Where two branches stand side by side; else empty. */
    Region comparison() {
        return plan.comparison;
    }

    /** Where a lesson stands; else empty. */
    Region lesson() {
        return plan.lesson;
    }

    /** Where notes stand, and what was said; empty where there is no room for it alone. */
    Region note() {
        return plan.note;
    }

    /** The row of health, below the header. */
    int healthRow() {
        return 1;
    }

    /** The row in front of the keys: what was said, or what is typed. */
    int statusRow() {
        return plan.rows - 2;
    }

    int keyRow() {
        return plan.rows - 1;
    }
}
