package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.health.LostEntries;
import raftarium.app.tui.paint.Canvas;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;
import raftarium.raft.Entry;
import raftarium.raft.RaftLog;
import raftarium.sim.NodeView;
import raftarium.trace.Address;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is said below the entries of a node, where it has a second row: what was overwritten there,
 * and what will be, and by whom.
 */
final class LogNotes {
    /**
     * A note below an entry.
     *
     * @param wordings the longest first; the first that has room is taken
     */
    private record Note(List<String> wordings, Ink ink) {}

    private final Canvas canvas;
    private final LogColumns columns;
    private final @Nullable NodeView leader;

    LogNotes(Canvas canvas, LogColumns columns, @Nullable NodeView leader) {
        this.canvas = canvas;
        this.columns = columns;
        this.leader = leader;
    }

    /**
     * Writes them.
     *
     * @param gone what was overwritten, by index
     * @param word what is shown of that
     */
    void draw(NodeView node, int row, SortedMap<Long, Entry> gone, Function<Entry, String> word) {
        TreeMap<Long, Note> notes = new TreeMap<>();
        for (long index = columns.first; index <= columns.last; index++) {
            Entry entry = gone.get(index);
            if (entry != null) {
                String text = word.apply(entry);
                Ink ink = Inks.dimTerm(entry.term());
                notes.put(index, new Note(List.of(text + " overwritten", text), ink));
            } else if (leader != null && LostEntries.isLost(node.status().log(), index, leader)) {
                notes.put(index, new Note(lost(leader, index), Inks.ALARM_TEXT));
            }
        }
        @Nullable Note before = null;
        long last = 0;
        for (Map.Entry<Long, Note> one : notes.entrySet()) {
            long index = one.getKey();
            Note note = one.getValue();
            // What is the same of entries side by side is said once.
            if (index != last + 1 || !note.equals(before)) {
                note(note, index, room(notes, note, index), row);
            }
            before = note;
            last = index;
        }
    }

    private static List<String> lost(NodeView leader, long index) {
        RaftLog log = leader.status().log();
        String has = log.holds(index) ? "has T" + log.termAt(index) : "has none";
        String why = "be lost: " + Address.name(leader.id()) + " " + has;
        return List.of("will " + why, "to " + why, "will be lost", "will go");
    }

    /** How many columns there are from an index to the next note that says something else. */
    private int room(TreeMap<Long, Note> notes, Note note, long index) {
        long next = index + 1;
        while (next <= columns.last && note.equals(notes.getOrDefault(next, note))) {
            next++;
        }
        int end = next <= columns.last ? columns.of(next) : columns.end();
        return end - columns.of(index) - 1;
    }

    private void note(Note note, long index, int room, int row) {
        for (String text : note.wordings) {
            if (text.length() <= room) {
                canvas.put(columns.of(index) + 1, row, text, note.ink, columns.end());
                return;
            }
        }
    }
}
