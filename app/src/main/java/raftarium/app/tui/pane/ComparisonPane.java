package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.TwoBranches;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.sim.ClusterView;

import java.util.List;

/**
 * Two branches at one virtual time, a row a node, instead of the panes: what differs first, what
 * both came to, and between the halves a sign where a node isn't on one what it is on the other.
 */
final class ComparisonPane {
    /** Rows above those of the nodes, the one of figures included. */
    static final int HEAD_ROWS = 7;

    private static final String DIFFERS = "≠";

    private final Canvas canvas;
    private final Region region;
    private final BranchComparison comparison;
    private final Frame frame;

    private ComparisonPane(Canvas canvas, Region region, BranchComparison comparison, Frame frame) {
        this.canvas = canvas;
        this.region = region;
        this.comparison = comparison;
        this.frame = frame;
    }

    /** Draws it where the layout has room for it; nothing while no branches are compared. */
    static void draw(Canvas canvas, Layout layout, Frame frame, UiState ui) {
        Region region = layout.comparison();
        BranchComparison comparison = ui.comparison;
        if (region.isEmpty() || comparison == null) {
            return;
        }
        ComparisonPane pane = new ComparisonPane(canvas, region, comparison, frame);
        boolean hasFigures = HEAD_ROWS + layout.nodeRows() <= region.rows();
        pane.found(hasFigures);
        TwoBranches branches = frame.branches();
        if (branches != null
                && branches.one().branch() == comparison.one()
                && branches.other().branch() == comparison.other()) {
            pane.halves(branches, region.below(HEAD_ROWS - (hasFigures ? 2 : 3)), layout, ui);
        }
    }

    /** What the comparison has found. */
    private void found(boolean hasFigures) {
        String title = "branches " + comparison.one() + " and " + comparison.other();
        Pane.title(canvas, region, title, "Esc closes");
        int row = region.row() + 1;
        BranchComparison.Difference difference = comparison.difference();
        if (difference == null) {
            say(row, "the same to their ends, to the byte", "");
        } else {
            say(row, "the first difference is event " + difference.event() + ":", "");
            say(row + 1, "  " + comparison.one() + "  ", difference.ofOne());
            say(row + 2, "  " + comparison.other() + "  ", difference.ofOther());
        }
        if (hasFigures) {
            String about = "to their ends: ";
            say(row + 3, about, figures(region.columns() - 2 - about.length()));
        }
    }

    private void say(int row, String about, String words) {
        int behind = canvas.put(region.column() + 1, row, about, Inks.FAINT, region.end());
        canvas.putWithin(behind, region.end() - 1, row, words, Inks.TEXT);
    }

    /** As many of them as there is room for. */
    private String figures(int room) {
        StringBuilder line = new StringBuilder();
        for (BranchComparison.Figure one : comparison.figures()) {
            String next = one.name() + " " + one.ofOne() + " | " + one.ofOther();
            int gap = line.length() == 0 ? 0 : 2;
            if (line.length() + gap + next.length() <= room) {
                line.append(" ".repeat(gap)).append(next);
            }
        }
        return line.toString();
    }

    private void halves(TwoBranches branches, Region part, Layout layout, UiState ui) {
        int width = (part.columns() - 1) / 2;
        int middle = part.column() + width;
        int row = part.row();
        Region left = new Region(part.column(), row, width, part.rows());
        Region right = new Region(middle + 1, row, width, part.rows());
        ClusterView one = branches.one().view();
        ClusterView other = branches.other().view();
        ComparisonHalf first = new ComparisonHalf(canvas, left, branches.one(), other, frame);
        ComparisonHalf second = new ComparisonHalf(canvas, right, branches.other(), one, frame);
        List<Integer> shown = shown(layout, one, other, ui.selected);
        first.title(shown.size());
        second.title(shown.size());
        for (int below = row + 1; below < row + part.rows(); below++) {
            canvas.put(middle, below, "│", Inks.RULE);
        }
        canvas.put(middle, row, "┬", Inks.RULE);
        int at = row + 2;
        for (int id : shown) {
            first.row(id, at, id == ui.selected);
            second.row(id, at, false);
            if (!NodeComparison.of(one, other, id).isSame()) {
                canvas.put(middle, at, DIFFERS, Inks.SAID);
            }
            at++;
        }
        int rows = Math.max(0, row + part.rows() - at - 1);
        first.story(at + 1, rows, ui.filter);
        second.story(at + 1, rows, ui.filter);
    }

    /** As many as there is room for, around the selected one. */
    private static List<Integer> shown(
            Layout layout, ClusterView one, ClusterView other, int selected) {
        boolean isOneLarger = one.nodes().size() >= other.nodes().size();
        return layout.shown(isOneLarger ? one : other, selected);
    }
}
