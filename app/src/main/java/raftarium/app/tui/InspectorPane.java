package raftarium.app.tui;

import raftarium.app.command.Quantities;
import raftarium.raft.Entry;
import raftarium.raft.Role;
import raftarium.sim.Address;
import raftarium.sim.NodeView;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        for (String line : lines(node, snapshot.view().nowNanos())) {
            if (row < end) {
                canvas.putWithin(region.column() + 1, region.end(), row, line, Theme.TEXT);
                row++;
            }
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
        Ink ink = committed ? Theme.term(entry.term()) : Theme.dimTerm(entry.term());
        int at = region.column() + 1;
        at = canvas.put(at, row, Texts.right(entry.index(), 6), Theme.FAINT) + 1;
        canvas.put(at, row, Texts.right(text, 5), ink);
        Ink words = committed ? Theme.TEXT : Theme.FAINT;
        canvas.putWithin(at + 6, region.end(), row, snapshot.descriptions().of(entry), words);
    }

    private static List<String> lines(NodeView node, long now) {
        List<String> lines = new ArrayList<>();
        lines.add(Roles.glyph(node)
                + " "
                + node.word()
                + " in term "
                + node.term()
                + ", "
                + (node.vote() == 0 ? "no vote given" : "voted for n" + node.vote())
                + (node.isolated() ? ", isolated" : "")
                + clock(node)
                + (node.diskTrouble().isEmpty() ? "" : ", disk " + node.diskTrouble()));
        if (Roles.isDown(node)) {
            lines.add(node.failure().isEmpty() ? "its disk holds" : node.failure());
        } else {
            lines.add(timer(node, now) + knows(node));
            lines.add("committed "
                    + node.commitIndex()
                    + ", applied "
                    + node.lastApplied()
                    + ", on disk "
                    + node.durableIndex()
                    + ", last "
                    + node.log().lastIndex());
        }
        lines.add("configuration " + node.membership()
                + (node.membership().isJoint() ? " (joint)" : ""));
        if (node.log().snapshotIndex() > 0) {
            lines.add("snapshot to " + node.log().snapshotIndex() + " of term "
                    + node.log().snapshotTerm());
        }
        return lines;
    }

    private static String clock(NodeView node) {
        int ppm = node.driftPpm();
        long offset = node.clockOffsetNanos();
        String runs = ppm == 0
                ? ""
                : ", clock " + Quantities.percent(Math.abs(ppm)) + (ppm > 0 ? " fast" : " slow");
        return offset == 0
                ? runs
                : runs + ", clock " + Texts.millis(Math.abs(offset))
                        + (offset > 0 ? " ahead" : " behind");
    }

    private static String timer(NodeView node, long now) {
        String left = Texts.millis(node.timerEndNanos() - now);
        return node.is(Role.LEADER) ? "next heartbeat in " + left : "election timeout in " + left;
    }

    private static String knows(NodeView node) {
        if (node.is(Role.CANDIDATE)) {
            return ", votes from "
                    + node.votesFrom().stream()
                            .map(Address::name)
                            .collect(Collectors.joining(", "));
        }
        if (node.is(Role.LEADER)) {
            return "";
        }
        return node.leader() == 0 ? ", knows no leader" : ", follows n" + node.leader();
    }
}
