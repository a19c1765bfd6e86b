package raftarium.app.tui.paint;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;

import raftarium.app.terminal.WideLetters;
import raftarium.words.Shown;

import java.util.Arrays;

/** A grid of written cells. What is written beyond its edges, or a region's, is cut off. */
public final class Canvas {
    private final int columns;
    private final int rows;
    private final Look look;
    private final TextCharacter[] cells;
    private int caretColumn = -1;
    private int caretRow = -1;

    public Canvas(int columns, int rows, Look look) {
        this.columns = columns;
        this.rows = rows;
        this.look = look;
        cells = new TextCharacter[columns * rows];
        Arrays.fill(cells, Inks.TEXT.of(' ', look.theme()));
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** What is written in a row. */
    public String text(int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            text.append(cells[row * columns + column].getCharacterString());
        }
        return text.toString();
    }

    /** Whether that other one has the same cells above that row, and as many columns. */
    public boolean isSameAbove(int row, Canvas other) {
        int end = row * columns;
        return columns == other.columns
                && end <= Math.min(cells.length, other.cells.length)
                && Arrays.equals(cells, 0, end, other.cells, 0, end);
    }

    /** Whether only the signs of ASCII are drawn. */
    public boolean isAscii() {
        return look.ascii();
    }

    /** Writes from there on, up to the edge. Returns the column behind. */
    public int put(int column, int row, String text, Ink ink) {
        return put(column, row, text, ink, columns);
    }

    /** Writes from there on; not at {@code end} or beyond. Returns the column behind. */
    public int put(int column, int row, String unsafe, Ink ink, int end) {
        String text = Shown.line(unsafe);
        int limit = Math.min(end, columns);
        int at = column;
        for (int place = 0; place < text.length(); place++) {
            char letter = look.shown(text.charAt(place));
            boolean wide = WideLetters.isWide(letter);
            if (at + (wide ? 2 : 1) > limit) {
                return at;
            }
            set(at, row, ink.of(letter, look.theme()));
            if (wide) {
                set(at + 1, row, ink.of(' ', look.theme()));
            }
            at += wide ? 2 : 1;
        }
        return at;
    }

    /** Writes up to the column before {@code end}. */
    public void putRight(int end, int row, String unsafe, Ink ink) {
        String text = Shown.line(unsafe);
        put(end - text.length(), row, text, ink);
    }

    /** Writes what fits between two columns; where it doesn't, an ellipsis ends it. */
    public void putWithin(int column, int end, int row, String unsafe, Ink ink) {
        String text = Shown.line(unsafe);
        int room = end - column;
        if (room > 0) {
            String shown = text.length() <= room ? text : text.substring(0, room - 1) + "…";
            put(column, row, shown, ink, end);
        }
    }

    public void fill(Region region, char letter, Ink ink) {
        TextCharacter cell = ink.of(look.shown(letter), look.theme());
        for (int row = region.row(); row < region.row() + region.rows(); row++) {
            for (int column = region.column(); column < region.end(); column++) {
                set(column, row, cell);
            }
        }
    }

    /** Shades the page where it is written on; what has a ground of its own keeps that. */
    public void shade(Region region, Tone background) {
        Shades shades = Shades.of(look.theme(), background);
        for (int row = region.row(); row < region.row() + region.rows(); row++) {
            for (int column = region.column(); column < region.end(); column++) {
                if (row >= 0 && row < rows && column >= 0 && column < columns) {
                    int place = row * columns + column;
                    cells[place] = shades.of(cells[place]);
                }
            }
        }
    }

    public void setCaret(int column, int row) {
        caretColumn = column;
        caretRow = row;
    }

    private void set(int column, int row, TextCharacter cell) {
        if (row >= 0 && row < rows && column >= 0 && column < columns) {
            cells[row * columns + column] = cell;
        }
    }

    /** Puts all of it on a screen, which shows it at its next refresh. */
    public void drawOn(Screen screen) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                TextCharacter cell = cells[row * columns + column];
                screen.setCharacter(column, row, cell);
                if (WideLetters.isWide(cell.getCharacterString().charAt(0))) {
                    column++;
                }
            }
        }
        screen.setCursorPosition(
                caretColumn < 0 ? null : new TerminalPosition(caretColumn, caretRow));
    }
}
