package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.raft.Rule;
import raftarium.sim.NodeView;
import raftarium.trace.Violation;
import raftarium.words.Wrapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A property that is broken: what it says, whose steps led there, the entries that the nodes have
 * where it broke side by side, the rules that were off, and the ways back. It stands in front of
 * the lower panes: nodes and logs show what is meant.
 */
final class ViolationBox {
    private static final int MAX_NODES = 9;
    private static final String WAYS =
            "The clock stands. , [ and u go back to before it. Esc puts this away.";

    private ViolationBox() {}

    static void draw(Canvas canvas, Layout layout, Frame frame, Violation violation) {
        int columns = ListBox.room(canvas);
        List<String> lines = lines(frame, violation, columns, canvas.rows() - 5);
        int rows = lines.size() + 2;
        int top = Math.max(1, layout.statusRow() - rows);
        Region box = new Region((canvas.columns() - columns - 4) / 2, top, columns + 4, rows);
        String title = violation.property() + " is broken at "
                + CellText.seconds(violation.atNanos()) + " s";
        OverlayPane.frame(canvas, box, title, Inks.ALARM);
        for (int place = 0; place < lines.size(); place++) {
            int row = box.row() + 1 + place;
            canvas.putWithin(box.column() + 2, box.end() - 1, row, lines.get(place), Inks.ALARM);
        }
    }

    /** So many at most: of the entries those are left out that there is no room for. */
    private static List<String> lines(Frame frame, Violation violation, int columns, int most) {
        List<String> lines = new ArrayList<>();
        violation.detail().lines().forEach(line -> lines.addAll(CellText.wrap(line, columns)));
        for (String step : ViolationOrigin.steps(frame, violation)) {
            lines.addAll(Wrapping.hang(" " + step, columns));
        }
        List<String> end = new ArrayList<>();
        for (Rule rule : frame.view().rules().off()) {
            String off = "Off: " + rule.key() + " (" + rule.section() + "): " + rule.sentence();
            end.addAll(CellText.wrap(off, columns));
        }
        end.addAll(CellText.wrap(WAYS, columns));
        List<String> entries = new ArrayList<>();
        if (violation.index() > 0) {
            entries.addAll(entries(frame, ViolationOrigin.index(frame.view().nodes(), violation)));
        }
        int room = Math.max(0, most - lines.size() - end.size());
        if (entries.size() > room) {
            entries.subList(Math.max(0, room - 1), entries.size()).clear();
            entries.add("  ...");
        }
        lines.addAll(entries);
        lines.addAll(end);
        if (lines.size() > most) {
            lines.subList(Math.max(0, most - 1), lines.size() - 1).clear();
        }
        return lines;
    }

    /** What each node has at an index, a row a node; of many nodes those that have something. */
    private static List<String> entries(Frame frame, long index) {
        List<NodeView> nodes = frame.view().nodes();
        List<String> lines = new ArrayList<>();
        lines.add("at index " + index + ":");
        for (NodeView node : nodes) {
            boolean has = node.status().log().holds(index);
            if (lines.size() <= MAX_NODES && (has || nodes.size() <= MAX_NODES)) {
                lines.add("  n" + node.id() + "  " + EntrySubject.here(frame, node, index));
            }
        }
        return lines;
    }
}
