package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.app.tui.paint.Region;
import raftarium.app.tui.ring.Commitment;
import raftarium.raft.Entry;
import raftarium.raft.RaftLog;
import raftarium.sim.NodeView;

import java.util.List;
import java.util.SortedMap;

/**
 * The entries of a log in a row, a column an index, each by its term and, where there is room, with
 * what it says. What is committed, as its node knows, is plain; the rest is in brackets; what isn't
 * on its disk yet is between tildes; what isn't the newest leader's is between exclamation marks.
 */
final class LogCells {
    private final Canvas canvas;
    private final Region region;
    private final Frame frame;
    private final boolean words;
    private final @Nullable NodeView leader;
    private final LogColumns columns;
    private final Ghosts ghosts;

    /**
     * The cells of a region, whose first row is for the indexes.
     *
     * @param words whether there is room for what entries say
     */
    LogCells(Canvas canvas, Region region, Frame frame, UiState ui, boolean words) {
        this.canvas = canvas;
        this.region = region;
        this.frame = frame;
        this.words = words != ui.values;
        leader = frame.view().leader();
        ghosts = new Ghosts(frame, ui);
        columns = new LogColumns(region, frame, ui, words, ghosts);
    }

    /** The indexes above the columns, and what the rule stands behind. */
    void title() {
        if (columns.fold > 0 && columns.first > 1) {
            String before = "▤1-" + (columns.first - 1);
            int room = columns.begin - region.column();
            String shown = before.length() < room ? before : "▤";
            canvas.put(columns.begin - 1 - shown.length(), region.row(), shown, Inks.FAINT);
        }
        for (long index = columns.first; index <= columns.last; index++) {
            String text = Long.toString(index);
            int column = words
                    ? columns.of(index) + 1
                    : columns.of(index) + columns.cell - 1 - text.length();
            boolean selected = index == columns.chosen;
            canvas.put(
                    column, region.row(), text, selected ? Inks.SAID : Inks.FAINT, columns.end());
            if (selected) {
                canvas.put(column - 1, region.row(), "▸", Inks.SAID, columns.end());
            }
        }
        int rule = columns.rule();
        if (rule >= 0) {
            canvas.put(rule, region.row(), "▼", Inks.SAID, columns.end());
            String text = " committed " + columns.committed + " ";
            int behind = columns.last > columns.committed ? columns.end() + 1 : rule + 1;
            if (behind + text.length() <= columns.end()) {
                canvas.put(behind, region.row(), text, Inks.SAID, columns.end());
            }
        }
        long newer = LogPane.lastIndex(frame.view()) - columns.last;
        if (newer > 0) {
            String text = " " + newer + " newer: G ";
            canvas.putRight(columns.end() - 1, region.row(), text, Inks.FAINT);
        }
    }

    /** Where there is room behind the entries, and the rule. */
    int behind() {
        return columns.of(columns.last + 1) + 2;
    }

    /**
     * The entries of a node, and what was overwritten there.
     *
     * @param rows one, or two where there is room for what is said of entries below them
     */
    void row(NodeView node, int row, int rows) {
        SortedMap<Long, Entry> gone = ghosts.of(node.id());
        entries(node, row, !gone.isEmpty());
        for (int its = row; its < row + rows && columns.rule() >= 0; its++) {
            canvas.put(columns.rule(), its, "┃", Inks.SAID, columns.end());
        }
        if (rows > 1) {
            new LogNotes(canvas, columns, leader).draw(node, row + 1, gone, this::ghost);
        } else {
            gone.values().forEach(entry -> ghost(node, entry, row));
        }
    }

    private String ghost(Entry entry) {
        return "×" + label(entry);
    }

    /** Where nothing is now, else beside that, as far as there is room. */
    private void ghost(NodeView node, Entry gone, int row) {
        long index = gone.index();
        if (index < columns.first || index > columns.last) {
            return;
        }
        boolean isTaken = node.status().log().holds(index);
        int column = columns.of(index);
        String text = ghost(gone);
        if (isTaken && words) {
            String sign = "×" + gone.term();
            int at = column + label(node.status().log().at(index)).length() + 2;
            text = at + sign.length() <= column + columns.cell ? sign : "";
            column = at;
        } else if (isTaken) {
            text = "×";
        } else if (!words) {
            column += columns.cell - text.length() - 1;
        }
        canvas.put(column, row, text, Inks.dimTerm(gone.term()), columns.end());
    }

    private void entries(NodeView node, int row, boolean hadMore) {
        RaftLog log = node.status().log();
        if (columns.fold > 0 && log.snapshotIndex() > 0) {
            String snap = "▤" + log.snapshotIndex();
            canvas.put(columns.begin - 1 - snap.length(), row, snap, Inks.term(log.snapshotTerm()));
        }
        long first = columns.first;
        for (long index = first; index <= Math.min(columns.last, log.snapshotIndex()); index++) {
            canvas.put(columns.of(index), row, "─".repeat(columns.cell), Inks.RULE, columns.end());
        }
        for (long index = first; index <= Math.min(columns.last, log.lastIndex()); index++) {
            if (log.holds(index)) {
                entry(node, index, row);
            }
        }
        if (log.lastIndex() < first && first <= columns.last && !hadMore) {
            ending(log.lastIndex(), row);
        }
    }

    /** Where a log ends of which nothing is shown, up to the rule; only in whole words. */
    private void ending(long last, int row) {
        int begin = columns.begin + 1;
        int end = columns.rule() > begin ? columns.rule() : columns.end();
        List<String> wordings =
                last == 0 ? List.of("empty") : List.of("ends at " + last, "to " + last);
        for (String wording : wordings) {
            if (begin + wording.length() <= end) {
                canvas.put(begin, row, wording, Inks.FAINT);
                return;
            }
        }
    }

    private void entry(NodeView node, long index, int row) {
        long term = node.status().log().termAt(index);
        boolean committed = Commitment.isKnown(frame, node, index);
        boolean conflicts = Commitment.conflicts(leader, node, index);
        String text = label(node.status().log().at(index));
        if (conflicts) {
            text = "!" + text + "!";
        } else if (committed) {
            text = " " + text + " ";
        } else {
            text = index > node.status().durableIndex() ? "~" + text + "~" : "‹" + text + "›";
        }
        Ink ink = conflicts
                ? Inks.conflictingTerm(term)
                : committed ? Inks.term(term) : Inks.dimTerm(term);
        int column = columns.of(index);
        int begin = words ? column : column + columns.cell - text.length();
        canvas.put(begin, row, text, ink, columns.end());
        if (words && committed && !conflicts) {
            int digits = Long.toString(term).length();
            String said = text.substring(1 + digits);
            canvas.put(begin + 1 + digits, row, said, Inks.TEXT, columns.end());
        }
    }

    private String label(Entry entry) {
        if (!words) {
            return Long.toString(entry.term());
        }
        String known = frame.descriptions().of(entry);
        String said = known.isEmpty() ? "…" : shortened(known);
        String all = entry.term() + " " + said;
        int most = columns.cell - 2;
        return all.length() <= most ? all : all.substring(0, most - 1) + "…";
    }

    /** As in {@code x=1}: there is little room. */
    private static String shortened(String words) {
        String[] parts = words.split(" ");
        boolean puts = parts.length == 3 && parts[0].equals("put");
        return puts ? parts[1] + "=" + parts[2] : words.equals("no-op") ? "noop" : words;
    }
}
