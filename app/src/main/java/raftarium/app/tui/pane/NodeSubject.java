package raftarium.app.tui.pane;

import raftarium.app.look.NodeText;
import raftarium.app.tui.engine.Detail;
import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.ring.Commitment;
import raftarium.app.tui.ring.Roles;
import raftarium.raft.Entry;
import raftarium.raft.Role;
import raftarium.raft.Status;
import raftarium.sim.NodeView;

import java.util.ArrayList;
import java.util.List;

/**
 * A node: what it is and waits for, what it knows of others as a leader, what its machine and its
 * disk hold, the newest entries of its log.
 */
final class NodeSubject {
    private static final int CONTENTS = 6;
    private static final int ENTRIES = 24;

    private NodeSubject() {}

    static List<Line> lines(Frame frame, UiState ui) {
        NodeView node = frame.view().node(ui.selected);
        List<Line> lines = new ArrayList<>();
        String glyph = Roles.glyph(node) + " ";
        for (String text : NodeText.lines(frame.view(), node)) {
            lines.add(lines.isEmpty() ? Line.bright(glyph + text) : Line.of(text));
        }
        for (Status.Follower follower : node.status().followers()) {
            if (node.is(Role.LEADER)) {
                lines.add(Line.of("  n" + follower.id() + ": next index " + follower.nextIndex()
                        + ", match index " + follower.matchIndex()));
            }
        }
        Detail detail = frame.detail();
        if (detail.node() == node.id()) {
            contents(detail, lines);
            lines.add(Line.faint("files: " + String.join(", ", detail.files())));
        }
        newest(frame, node, lines);
        return lines;
    }

    private static void contents(Detail detail, List<Line> lines) {
        int shown = Math.min(CONTENTS, detail.contents().size());
        String empty = detail.size() == 0 ? " nothing" : "";
        lines.add(Line.faint("its machine holds" + empty));
        for (String text : detail.contents().subList(0, shown)) {
            lines.add(Line.of("  " + text));
        }
        if (detail.size() > shown) {
            lines.add(Line.faint("  and " + (detail.size() - shown) + " more"));
        }
    }

    private static void newest(Frame frame, NodeView node, List<Line> lines) {
        long index = node.status().log().lastIndex();
        if (node.status().log().holds(index)) {
            lines.add(Line.faint("its log, the newest entry first"));
        }
        for (int count = 0; count < ENTRIES && node.status().log().holds(index); count++) {
            lines.add(entry(frame, node, node.status().log().at(index)));
            index--;
        }
    }

    private static Line entry(Frame frame, NodeView node, Entry entry) {
        boolean committed = Commitment.isKnown(frame, node, entry.index());
        String term = entry.index() > node.status().durableIndex()
                ? "~" + entry.term() + "~"
                : committed ? entry.term() + " " : "‹" + entry.term() + "›";
        Ink ink = committed ? Inks.TEXT : Inks.FAINT;
        String words = frame.descriptions().of(entry);
        return new Line(
                CellText.right(entry.index(), 6) + " " + CellText.right(term, 5) + " " + words,
                ink);
    }
}
