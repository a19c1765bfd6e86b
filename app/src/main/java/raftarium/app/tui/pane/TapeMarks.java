package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Place;
import raftarium.app.tui.paint.Ink;
import raftarium.app.tui.paint.Inks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What stands in the row of marks: of two in a cell the graver one. */
final class TapeMarks {
    /** The gravest first. */
    private static final String SIGNS = "!xd|eh*nrps";

    private static final String SHOWN = "!×d▒eH★◇r‖↑";

    /** What each sign stands for, in the order in which that is told. */
    private static final Map<Character, String> WORDS = words();

    /**
     * A mark as it is drawn.
     *
     * @param sign as in {@link #SIGNS}
     * @param term of an election; else 0
     */
    private record Cell(char sign, long term, long atNanos) {}

    private final TreeMap<Integer, Cell> cells = new TreeMap<>();

    private static Map<Character, String> words() {
        Map<Character, String> words = new LinkedHashMap<>();
        words.put('n', "note");
        words.put('*', "bookmark");
        words.put('e', "election");
        words.put('x', "crash");
        words.put('s', "start");
        words.put('p', "pause");
        words.put('|', "wall, cut");
        words.put('h', "heal");
        words.put('r', "rule");
        words.put('d', "disk");
        words.put('!', "a property breaks");
        return words;
    }

    static TapeMarks of(TapeScale scale, Frame frame) {
        TapeMarks marks = new TapeMarks();
        for (Frame.Mark mark : frame.tape()) {
            marks.put(scale, mark.sign(), mark.term(), mark.atNanos());
        }
        for (Place.Flag note : frame.place().notes()) {
            marks.put(scale, 'n', 0, note.atNanos());
        }
        for (Place.Flag bookmark : frame.place().bookmarks()) {
            if (bookmark.isHere()) {
                marks.put(scale, '*', 0, bookmark.atNanos());
            }
        }
        return marks;
    }

    /** What was marked by hand takes the cell behind it if its own is taken. */
    private void put(TapeScale scale, char sign, long term, long nanos) {
        int column = scale.at(nanos);
        if (!scale.holds(column) || SIGNS.indexOf(sign) < 0) {
            return;
        }
        Cell cell = new Cell(sign, term, nanos);
        Cell there = cells.get(column);
        if (there == null || SIGNS.indexOf(sign) < SIGNS.indexOf(there.sign)) {
            cells.put(column, cell);
        } else if ("*n".indexOf(sign) >= 0 && there.sign != sign && scale.holds(column + 1)) {
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
        return WORDS.keySet().stream()
                .filter(sign -> cells.values().stream().anyMatch(cell -> cell.sign == sign))
                .map(TapeMarks::explained)
                .collect(Collectors.joining("   "));
    }

    /** What every sign that there is stands for. */
    static String wholeLegend() {
        return WORDS.keySet().stream().map(TapeMarks::explained).collect(Collectors.joining("  "));
    }

    private static String explained(char sign) {
        return SHOWN.charAt(SIGNS.indexOf(sign)) + " " + WORDS.get(sign);
    }

    /** Draws one after the other. */
    void each(Drawing drawing) {
        cells.forEach((column, cell) ->
                drawing.put(column, SHOWN.charAt(SIGNS.indexOf(cell.sign)), ink(cell)));
    }

    /** Where they are drawn. */
    interface Drawing {
        void put(int column, char letter, Ink ink);
    }

    private static Ink ink(Cell cell) {
        return switch (cell.sign) {
            case 'e' -> Inks.term(cell.term);
            case 'x', '!' -> Inks.ALARM_TEXT.bold();
            case '|' -> Inks.WALL;
            case '*' -> Inks.SAID;
            case 'n', 'h' -> Inks.BRIGHT;
            default -> Inks.TEXT;
        };
    }
}
