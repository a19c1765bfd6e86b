package raftarium.app.tui.ring;

import raftarium.sim.ClusterView;

import java.util.ArrayList;
import java.util.List;

/**
 * A link that is cut, as it is drawn: along all of its way where neither reaches the other, else at
 * the end that is barred. What gets lost there stops in front of it.
 */
record CutLink(Way way, boolean both) {
    /** So much of the way to a barred end is open to the eye. */
    private static final double OPEN = 0.7;

    /** All of them; a node that is isolated shows that itself. */
    static List<CutLink> all(ClusterView view, VisibleMessages visible) {
        List<CutLink> cuts = new ArrayList<>();
        int nodes = view.nodes().size();
        for (int from = 1; from <= nodes; from++) {
            for (int to = 1; to <= nodes; to++) {
                boolean isolated = view.node(from).isolated() || view.node(to).isolated();
                if (from != to && !isolated && visible.isCut(from, to)) {
                    boolean both = visible.isCut(to, from);
                    if (!both || from < to) {
                        cuts.add(new CutLink(visible.way(from, to), both));
                    }
                }
            }
        }
        return cuts;
    }

    /** Where there are dashes. */
    List<Way.Cell> dashes() {
        List<Way.Cell> dashes = new ArrayList<>();
        int cells = (int) Math.max(1, way.length());
        for (int cell = (int) ((both ? 0 : OPEN) * cells); cell < cells; cell++) {
            dashes.add(way.at((cell + 0.5) / cells));
        }
        return dashes;
    }

    /** Where the cross stands: in the middle, or at the barred end. */
    Way.Cell cross() {
        return way.at(part());
    }

    private double part() {
        return both ? 0.5 : Math.max(0, 1 - half());
    }

    /** Half a cell, as a part of the way: from there on its last cell is in front of the card. */
    private double half() {
        return 0.5 / Math.max(1, way.length());
    }

    /** Which part of the way lies in front of it: up to the cell before the cross. */
    double open() {
        double open = part();
        while (open > 0 && way.at(open).equals(cross())) {
            open = Math.max(0, open - half());
        }
        return open;
    }
}
