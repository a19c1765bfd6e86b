package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.MarkKind;
import raftarium.app.tui.engine.Place;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What stands in the row of marks: of two in a cell the graver one. */
final class TapeMarks {
    /** What is marked, the gravest first. */
    private enum Sign {
        VIOLATION('!', "a property breaks"),
        CRASH('×', "crash"),
        DISK('d', "disk"),
        NETWORK('▒', "wall, cut"),
        ELECTION('e', "election"),
        HEAL('H', "heal"),
        BOOKMARK('★', "bookmark"),
        NOTE('◇', "note"),
        RULE('r', "rule"),
        PAUSE('‖', "pause"),
        START('↑', "start");

        /** In the order in which they are explained. */
        private static final List<Sign> EXPLAINED = List.of(
                NOTE, BOOKMARK, ELECTION, CRASH, START, PAUSE, NETWORK, HEAL, RULE, DISK,
                VIOLATION);

        private final char letter;
        private final String words;

        Sign(char letter, String words) {
            this.letter = letter;
            this.words = words;
        }

        /** Null for what the row of leaders shows. */
        static @Nullable Sign of(MarkKind kind) {
            return switch (kind) {
                case LEADS, ENDS -> null;
                case ELECTION -> ELECTION;
                case CRASH -> CRASH;
                case START -> START;
                case PAUSE -> PAUSE;
                case NETWORK -> NETWORK;
                case HEAL -> HEAL;
                case RULE -> RULE;
                case DISK -> DISK;
                case VIOLATION -> VIOLATION;
            };
        }

        boolean isByHand() {
            return this == NOTE || this == BOOKMARK;
        }

        String explained() {
            return letter + " " + words;
        }
    }

    /**
     * A mark as it is drawn.
     *
     * @param term of an election; else 0
     */
    private record Cell(Sign sign, long term, long atNanos) {
        Ink ink() {
            return switch (sign) {
                case ELECTION -> Inks.term(term);
                case CRASH, VIOLATION -> Inks.ALARM_TEXT.bold();
                case NETWORK -> Inks.WALL;
                case BOOKMARK -> Inks.SAID;
                case NOTE, HEAL -> Inks.BRIGHT;
                case DISK, RULE, PAUSE, START -> Inks.TEXT;
            };
        }
    }

    private final TreeMap<Integer, Cell> cells = new TreeMap<>();

    static TapeMarks of(TapeScale scale, Frame frame) {
        TapeMarks marks = new TapeMarks();
        for (Frame.Mark mark : frame.tape()) {
            Sign sign = Sign.of(mark.kind());
            if (sign != null) {
                marks.put(scale, sign, mark.term(), mark.atNanos());
            }
        }
        for (Place.Flag note : frame.place().notes()) {
            marks.put(scale, Sign.NOTE, 0, note.atNanos());
        }
        for (Place.Flag bookmark : frame.place().bookmarks()) {
            if (bookmark.isHere()) {
                marks.put(scale, Sign.BOOKMARK, 0, bookmark.atNanos());
            }
        }
        return marks;
    }

    /** What was marked by hand takes the cell behind it if its own is taken. */
    private void put(TapeScale scale, Sign sign, long term, long nanos) {
        int column = scale.at(nanos);
        if (!scale.holds(column)) {
            return;
        }
        Cell cell = new Cell(sign, term, nanos);
        Cell there = cells.get(column);
        if (there == null || sign.compareTo(there.sign) < 0) {
            cells.put(column, cell);
        } else if (sign.isByHand() && there.sign != sign && scale.holds(column + 1)) {
            cells.putIfAbsent(column + 1, cell);
        }
    }

    /** When what is marked in that column happened; null: nothing is. */
    @Nullable
    Long nanos(int column) {
        Cell cell = cells.get(column);
        return cell == null ? null : cell.atNanos;
    }

    /** What the signs that are drawn stand for. */
    String legend() {
        return Sign.EXPLAINED.stream()
                .filter(sign -> cells.values().stream().anyMatch(cell -> cell.sign == sign))
                .map(Sign::explained)
                .collect(Collectors.joining("   "));
    }

    /** What every sign that there is stands for. */
    static String wholeLegend() {
        return Sign.EXPLAINED.stream().map(Sign::explained).collect(Collectors.joining("  "));
    }

    /** Draws one after the other. */
    void each(Drawing drawing) {
        cells.forEach((column, cell) -> drawing.put(column, cell.sign.letter, cell.ink()));
    }

    /** Where they are drawn. */
    interface Drawing {
        void put(int column, char letter, Ink ink);
    }
}
