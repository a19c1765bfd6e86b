package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.raft.Rule;
import raftarium.sim.NodeView;
import raftarium.sim.Violation;

import java.util.ArrayList;
import java.util.List;

/**
 * A property that is broken: what it says, the entries that the nodes have where it broke side by
 * side, and the rules that were off. It stands in front of the lower panes: nodes and logs show
 * what is meant.
 */
final class ViolationBox {
    private static final int MAX_NODES = 9;

    private ViolationBox() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, Violation violation) {
        int columns = OverlayPane.room(canvas);
        List<String> lines = new ArrayList<>();
        violation.detail().lines().forEach(line -> lines.addAll(Texts.wrap(line, columns)));
        if (violation.index() > 0) {
            lines.add("");
            lines.addAll(entries(snapshot, violation.index()));
        }
        lines.add("");
        for (Rule rule : snapshot.view().rules().off()) {
            String off = "Off: " + rule.key() + " (" + rule.section() + "): " + rule.sentence();
            lines.addAll(Texts.wrap(off, columns));
        }
        int most = canvas.rows() - 6;
        if (lines.size() > most) {
            lines.subList(Math.max(0, most - 1), lines.size()).clear();
            lines.add("...");
        }
        lines.add("The clock stands: u, Home and , go back. Esc puts this away.");
        int rows = lines.size() + 2;
        int top = Math.max(1, layout.statusRow() - rows);
        Region box = new Region((canvas.columns() - columns - 4) / 2, top, columns + 4, rows);
        String title =
                violation.property() + " is broken at " + Texts.seconds(violation.atNanos()) + " s";
        OverlayPane.frame(canvas, box, title, Inks.ALARM);
        for (int place = 0; place < lines.size(); place++) {
            int row = box.row() + 1 + place;
            canvas.putWithin(box.column() + 2, box.end() - 1, row, lines.get(place), Inks.ALARM);
        }
    }

    /** What each node has at an index, a row a node; of many nodes those that have something. */
    private static List<String> entries(Snapshot snapshot, long index) {
        List<NodeView> nodes = snapshot.view().nodes();
        List<String> lines = new ArrayList<>();
        lines.add("at index " + index + ":");
        for (NodeView node : nodes) {
            boolean has = node.log().holds(index);
            if (lines.size() <= MAX_NODES && (has || nodes.size() <= MAX_NODES)) {
                lines.add("  n" + node.id() + "  " + EntrySubject.here(snapshot, node, index));
            }
        }
        return lines;
    }
}
