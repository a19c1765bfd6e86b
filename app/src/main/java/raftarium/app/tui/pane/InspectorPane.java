package raftarium.app.tui.pane;

import raftarium.app.look.NodeText;
import raftarium.app.tui.engine.Snapshot;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Texts;
import raftarium.raft.Entry;
import raftarium.sim.NodeView;

import java.util.List;

/** The selected node, in sentences, and the newest entries of its log with what they say. */
final class InspectorPane {
    private InspectorPane() {}

    static void draw(Canvas canvas, Layout layout, Snapshot snapshot, UiState ui) {
        Region region = layout.inspector();
        if (region.isEmpty()) {
            return;
        }
        NodeView node = snapshot.view().node(ui.selected);
        Pane.title(canvas, region, "n" + node.id(), "");
        int row = region.row() + 1;
        int end = region.row() + region.rows();
        List<String> lines = NodeText.lines(node, snapshot.view().nowNanos());
        for (int place = 0; place < lines.size() && row < end; place++) {
            String line = (place == 0 ? Roles.glyph(node) + " " : "") + lines.get(place);
            canvas.putWithin(region.column() + 1, region.end(), row, line, Inks.TEXT);
            row++;
        }
        long index = node.log().lastIndex();
        while (row < end && node.log().holds(index)) {
            entry(canvas, region, row, snapshot, node, node.log().at(index));
            row++;
            index--;
        }
    }

    private static void entry(
            Canvas canvas, Region region, int row, Snapshot snapshot, NodeView node, Entry entry) {
        boolean committed = entry.index() <= node.commitIndex();
        String text = entry.index() > node.durableIndex()
                ? "~" + entry.term() + "~"
                : committed ? entry.term() + " " : "‹" + entry.term() + "›";
        Ink ink = committed ? Inks.term(entry.term()) : Inks.dimTerm(entry.term());
        int at = region.column() + 1;
        at = canvas.put(at, row, Texts.right(entry.index(), 6), Inks.FAINT) + 1;
        canvas.put(at, row, Texts.right(text, 5), ink);
        Ink words = committed ? Inks.TEXT : Inks.FAINT;
        canvas.putWithin(at + 6, region.end(), row, snapshot.descriptions().of(entry), words);
    }
}
