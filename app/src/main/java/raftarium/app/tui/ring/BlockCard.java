package raftarium.app.tui.ring;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.paint.Tone;
import raftarium.raft.RaftLog;
import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.HostState;
import raftarium.sim.NodeView;
import raftarium.trace.Address;

import java.util.List;

/** A node as a card that is read from ten metres. */
final class BlockCard {
    /** An entry is a block of so many columns, with a gap behind it. */
    private static final int ENTRY = 3;

    private final Canvas canvas;
    private final Region region;
    private final boolean isSmall;
    private final Frame frame;
    private final ClusterView view;
    private final NodeView node;
    private final boolean leads;
    private final boolean isStale;

    private BlockCard(Canvas canvas, Region region, CardSize size, Frame frame, NodeView node) {
        this.canvas = canvas;
        this.region = region;
        isSmall = size == CardSize.BLOCKS_NARROW;
        this.frame = frame;
        view = frame.view();
        this.node = node;
        leads = node.is(Role.LEADER);
        isStale = Roles.isStale(view, node);
    }

    static void draw(Canvas canvas, Region region, CardSize size, Frame frame, NodeView node) {
        BlockCard card = new BlockCard(canvas, region, size, frame, node);
        if (Roles.isDown(node)) {
            card.down();
        } else {
            card.up();
        }
    }

    private int left() {
        return region.column() + 2;
    }

    private int end() {
        return region.end() - 2;
    }

    private void down() {
        canvas.fill(region, ' ', Inks.FAINT);
        Card.dotted(canvas, region);
        int row = region.row() + (isSmall ? 0 : 1);
        Blocks.put(canvas, left(), row, Address.name(node.id()), Inks.FAINT, end());
        String word = node.state() == HostState.FAILED ? "FAILED" : "DOWN";
        if (isSmall) {
            canvas.put(left() + 9, row + 1, word, Inks.ALARM_TEXT.bold(), end());
            canvas.put(left(), region.row() + 3, disk(), Inks.FAINT, end());
        } else {
            Blocks.put(canvas, left(), row + Blocks.ROWS, word, Inks.ALARM_TEXT, end());
            canvas.put(left(), row + 2 * Blocks.ROWS, disk(), Inks.FAINT, end());
        }
    }

    private String disk() {
        return node.status().log().lastIndex() == 0
                ? "disk: empty"
                : "disk: " + node.status().log().lastIndex();
    }

    private void up() {
        boolean paused = node.state() == HostState.PAUSED;
        Ink term = paused ? Inks.FAINT : Inks.term(node.status().term());
        Ink filled = Inks.onTerm(node.status().term());
        boolean isFilled = leads && !paused;
        canvas.fill(region, ' ', isFilled ? filled : Inks.TEXT);
        if (isStale || node.isolated()) {
            frame(isFilled ? Inks.term(node.status().term()) : term);
        } else if (!isFilled) {
            for (int row = region.row(); row < region.row() + region.rows(); row++) {
                canvas.put(region.column(), row, "█", term);
            }
        }
        int row = region.row() + (isSmall ? 0 : 1);
        Ink name = isFilled ? filled : paused ? Inks.FAINT : Inks.BRIGHT;
        Blocks.put(canvas, left(), row, Address.name(node.id()), name, end());
        String number = "T" + node.status().term();
        Ink ink = isFilled ? filled : term;
        Blocks.put(canvas, end() - Blocks.columns(number), row, number, ink, end());
        if (isSmall) {
            small(row, ink);
        } else {
            large(row + Blocks.ROWS, ink, isFilled);
        }
        timer(region.row() + region.rows() - (isSmall ? 1 : 2), ink, isFilled);
        if (!isFilled) {
            canvas.shade(region, Tone.CARD);
        }
        if (Roles.counts(node) && !isSmall) {
            boxes(row + Blocks.ROWS);
        }
    }

    /** Around a leader that nobody outside its side follows. */
    private void frame(Ink ink) {
        String rule = "▒".repeat(region.columns());
        int bottom = region.row() + region.rows() - 1;
        if (!isSmall) {
            canvas.put(region.column(), region.row(), rule, ink);
            canvas.put(region.column(), bottom, rule, ink);
        }
        for (int row = region.row(); row <= bottom; row++) {
            canvas.put(region.column(), row, "▒", ink);
            canvas.put(region.end() - 1, row, "▒", ink);
        }
    }

    private void small(int row, Ink ink) {
        String word = word();
        String text = word.isEmpty() ? node.word() : word;
        String shown = Roles.counts(node) ? "votes " + Roles.tally(node) : text;
        canvas.put(left(), row + Blocks.ROWS, shown, ink, end());
    }

    private void large(int row, Ink ink, boolean isFilled) {
        String word = word();
        if (Roles.counts(node)) {
            Blocks.put(canvas, left(), row, Roles.tally(node), ink, end());
        } else if (!word.isEmpty()) {
            Blocks.put(canvas, left(), row, word, ink, end());
        } else if (!isFilled) {
            entries(row);
        }
    }

    /** What it is, where that is more than a follower; a candidate's votes say it. */
    private String word() {
        if (node.state() == HostState.PAUSED) {
            return "PAUSED";
        }
        return isStale ? "STALE" : leads ? "LEADER" : node.isolated() ? "ALONE" : "";
    }

    /** One a vote that it needs: whose it is, or a gap. */
    private void boxes(int row) {
        List<Integer> from = Roles.votes(node);
        int at = left() + Blocks.columns(Roles.tally(node)) + 2;
        for (int place = 0; place < node.status().votesNeeded() && at + 4 <= end(); place++) {
            boolean has = place < from.size();
            String name = has ? Address.name(from.get(place)) : "";
            Ink block = has ? Inks.onTerm(node.status().term()) : Inks.FAINT;
            Region box = new Region(at, row, 4, 2);
            canvas.fill(box, has ? ' ' : '░', block);
            canvas.put(at + 1, row + 1, name, block, at + 4);
            at += 5;
        }
    }

    /** The newest entries, each in its term's colour; what isn't the leader's is marked. */
    private void entries(int row) {
        RaftLog log = node.status().log();
        NodeView leader = view.leader();
        int most = (end() - left()) / (ENTRY + 1);
        int at = left();
        long first = Math.max(log.firstIndex(), log.lastIndex() - most + 1);
        for (long index = first; index <= log.lastIndex(); index++) {
            long term = log.termAt(index);
            boolean conflicts = Commitment.conflicts(leader, node, index);
            boolean committed = Commitment.isKnown(frame, node, index);
            String block = conflicts ? "▒!▒" : committed ? "███" : "▒▒▒";
            for (int line = 0; line < 2; line++) {
                canvas.put(at, row + line, block, Inks.term(term), end());
                if (conflicts) {
                    canvas.put(at + 1, row + line, "!", Inks.ALARM_TEXT, end());
                }
            }
            at += ENTRY + 1;
        }
    }

    private void timer(int row, Ink ink, boolean isFilled) {
        int cells = end() - left();
        int full = Timers.left(node, view.nowNanos(), cells);
        Ink rest = isFilled ? ink : Inks.FAINT;
        canvas.put(left(), row, "▄".repeat(full), ink);
        canvas.put(left() + full, row, "▁".repeat(cells - full), rest);
    }
}
