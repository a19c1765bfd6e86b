package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.TwoBranches;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.CellText;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.ring.Roles;
import raftarium.raft.RaftLog;
import raftarium.raft.Role;
import raftarium.sim.ClusterView;
import raftarium.sim.NodeView;
import raftarium.trace.Address;

import java.util.List;

/** One of two branches that are seen side by side: its title, and a row a node. */
final class ComparisonHalf {
    /** With less room nothing is said of votes. */
    private static final int WITH_VOTE = 36;

    private static final int TERM_COLUMNS = 4;
    private static final int VOTE_COLUMNS = 4;
    private static final int TIME_COLUMNS = 6;
    private static final String BOTH = "com/last";

    private final Canvas canvas;
    private final Region region;
    private final TwoBranches.Half half;
    private final ClusterView across;
    private final Frame frame;
    private final int names;
    private final int figures;
    private final boolean hasVote;
    private final int logBegin;

    /** How wide a cell of the log is: its term between two signs. */
    private final int cell;

    /** The index in the last column of the log, the same on both branches. */
    private final long last;

    private final int cells;

    /**
     * One half.
     *
     * @param across what it is held against
     */
    ComparisonHalf(
            Canvas canvas, Region region, TwoBranches.Half half, ClusterView across, Frame frame) {
        this.canvas = canvas;
        this.region = region;
        this.half = half;
        this.across = across;
        this.frame = frame;
        ClusterView here = half.view();
        names = Pane.nameColumns(Math.max(here.nodes().size(), across.nodes().size()));
        last = Math.max(LogPane.lastIndex(here), LogPane.lastIndex(across));
        hasVote = region.columns() >= WITH_VOTE;
        int needed = 2 * Math.max(2, Long.toString(last).length()) + 1;
        figures = Math.max(needed, hasVote ? BOTH.length() : 0);
        logBegin = figuresBegin() + figures + 1;
        cell = 2 + Long.toString(Math.max(newestTerm(here), newestTerm(across))).length();
        cells = (int) Math.max(0, Math.min(last, (region.end() - logBegin) / cell));
    }

    private static long newestTerm(ClusterView view) {
        return view.nodes().stream()
                .mapToLong(node -> node.status().term())
                .max()
                .orElse(0);
    }

    private int termBegin() {
        return region.column() + 1 + names + 5;
    }

    private int voteBegin() {
        return termBegin() + TERM_COLUMNS + 1;
    }

    private int figuresBegin() {
        return hasVote
                ? voteBegin() + Math.max(VOTE_COLUMNS, names) + 1
                : termBegin() + TERM_COLUMNS + 1;
    }

    /**
     * Which branch it is and how far it goes; and below what stands in the columns.
     *
     * @param shown how many nodes have room
     */
    void title(int shown) {
        String here = half.isHere() ? " (this one)" : "";
        String state = state();
        Pane.title(canvas, region, "", state);
        canvas.putWithin(
                region.column() + 1,
                region.end() - state.length() - 2,
                region.row(),
                half.branch() + here + "  " + half.name(),
                Inks.TITLE);
        int row = region.row() + 1;
        int hidden = half.view().nodes().size() - shown;
        if (hidden > 0) {
            canvas.put(region.column() + 1, row, hidden + " more", Inks.SAID, termBegin());
        }
        canvas.putRight(termBegin() + TERM_COLUMNS, row, "term", Inks.FAINT);
        if (hasVote) {
            canvas.put(voteBegin(), row, "vote", Inks.FAINT);
        }
        String both = figures < BOTH.length() ? "com" : BOTH;
        canvas.putRight(figuresBegin() + figures, row, both, Inks.FAINT);
        if (cells > 0) {
            canvas.putRight(logBegin + cells * cell - 1, row, Long.toString(last), Inks.FAINT);
        }
    }

    private String state() {
        long now = half.view().nowNanos();
        String time = CellText.seconds(now) + " s";
        if (!half.isThere()) {
            return "on its way, " + time;
        }
        boolean hasEnded = half.endNanos() < frame.view().nowNanos();
        return hasEnded ? "ended at " + time : time;
    }

    void row(int id, int row, boolean selected) {
        canvas.put(region.column(), row, selected ? "▸" : " ", Inks.SAID);
        boolean isIn = id <= half.view().nodes().size();
        int at = region.column() + 1;
        canvas.put(at, row, Address.name(id), isIn ? Inks.TEXT : Inks.FAINT);
        if (!isIn) {
            canvas.put(at + names + 1, row, "not there", Inks.FAINT, region.end());
            return;
        }
        node(half.view().node(id), row);
    }

    private void node(NodeView node, int row) {
        boolean leads = node.is(Role.LEADER);
        long term = node.status().term();
        Ink ink = Roles.isDown(node) ? Inks.FAINT : Inks.term(term);
        int at = region.column() + 1 + names + 1;
        String role = Roles.glyph(node) + " " + Roles.letter(node);
        canvas.put(at, row, role, leads ? Inks.onTerm(term) : ink);
        canvas.put(termBegin(), row, CellText.right(term, TERM_COLUMNS), ink);
        if (hasVote) {
            int vote = node.status().vote();
            canvas.put(voteBegin(), row, vote == 0 ? "-" : Address.name(vote), Inks.TEXT);
        }
        RaftLog log = node.status().log();
        String commit = node.status().commitIndex() + "/" + log.lastIndex();
        canvas.putRight(figuresBegin() + figures, row, commit, Inks.TEXT);
        log(node, row);
    }

    /** The newest entries, those of both branches below the same indexes. */
    private void log(NodeView node, int row) {
        RaftLog log = node.status().log();
        NodeView there = node.id() <= across.nodes().size() ? across.node(node.id()) : null;
        for (int place = 0; place < cells; place++) {
            long index = last - cells + 1 + place;
            int column = logBegin + place * cell;
            if (log.holds(index)) {
                long term = log.termAt(index);
                boolean isCommitted = index <= node.status().commitIndex();
                Ink ink = isCommitted ? Inks.term(term) : Inks.dimTerm(term);
                canvas.put(column, row, text(term, isCommitted, isOther(log, there, index)), ink);
            } else if (index > 0 && index <= log.snapshotIndex()) {
                canvas.putRight(column + cell - 1, row, "─", Inks.FAINT);
            }
        }
    }

    /** What happened by then, the newest in the lowest of so many rows. */
    void story(int top, int rows, String filter) {
        List<StoryRow> told = StoryRow.of(half.told(), half.told().size(), filter);
        List<StoryRow> shown = told.subList(Math.max(0, told.size() - rows), told.size());
        int row = top + rows - shown.size();
        for (StoryRow one : shown) {
            String time = CellText.seconds(one.event().atNanos());
            int behind = canvas.put(
                    region.column() + 1, row, CellText.right(time, TIME_COLUMNS), Inks.FAINT);
            canvas.putWithin(behind + 1, region.end(), row, one.words(), Inks.TEXT);
            row++;
        }
    }

    private static boolean isOther(RaftLog log, @Nullable NodeView there, long index) {
        return there != null && NodeComparison.differs(log, there.status().log(), index);
    }

    private String text(long term, boolean isCommitted, boolean isOther) {
        String sign = isOther ? "≠" : isCommitted ? " " : "›";
        return CellText.right((isCommitted ? " " : "‹") + term, cell - 1) + sign;
    }
}
