package raftarium.app.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.ScreenBuffer;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;

/**
 * Lanterna's screen, at a fraction of its cost: the terminal is told the same. Lanterna looks up
 * the Unicode block of each cell, several times a frame, and for a cell that is written copies its
 * set of modes twice a mode; that is most of what a frame of the cockpit would cost. Scroll hints
 * are not heeded.
 */
public final class DeltaScreen extends TerminalScreen {
    private static final SGR[] MODES = SGR.values();

    /** Every row, however many there are. */
    private static final boolean[] ALL_ROWS = {};

    private final Terminal terminal;

    /** Which rows have been written on since the terminal was told; those beyond its end too. */
    private boolean[] changed = ALL_ROWS;

    // What the terminal was told last in this frame.
    private int column;
    private int row;
    private EnumSet<SGR> modes = EnumSet.noneOf(SGR.class);
    private @Nullable TextColor foreground;
    private @Nullable TextColor background;

    /** A screen on that terminal; it isn't started. */
    public DeltaScreen(Terminal terminal) throws IOException {
        super(terminal);
        this.terminal = terminal;
    }

    private static boolean isWide(TextCharacter cell) {
        String letter = cell.getCharacterString();
        return letter.length() == 1 ? WideLetters.isWide(letter.charAt(0)) : cell.isDoubleWidth();
    }

    /** What is merely equal may be the right half of a wide letter, which has to go. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public synchronized void setCharacter(int column, int row, TextCharacter cell) {
        ScreenBuffer back = getBackBuffer();
        TextCharacter there = back.getCharacterAt(column, row);
        if (there == cell || there == null) {
            return;
        }
        boolean isHalf = column > 0 && isWide(back.getCharacterAt(column - 1, row));
        if (isHalf || !cell.equals(there)) {
            super.setCharacter(column, row, cell);
            if (row >= 0 && row < changed.length) {
                changed[row] = true;
            }
        }
    }

    @Override
    public synchronized void clear() {
        super.clear();
        changed = ALL_ROWS;
    }

    @Override
    public synchronized void refresh(RefreshType type) throws IOException {
        if (type != RefreshType.DELTA) {
            super.refresh(type);
        } else {
            ScreenBuffer front = getFrontBuffer();
            writeChanges(getBackBuffer(), front);
            getBackBuffer().copyTo(front);
            showCursor(front);
            terminal.flush();
        }
        changed = new boolean[getTerminalSize().getRows()];
    }

    private void writeChanges(ScreenBuffer back, ScreenBuffer front) throws IOException {
        row = -1;
        TerminalSize size = getTerminalSize();
        for (int y = 0; y < size.getRows(); y++) {
            if (y < changed.length && !changed[y]) {
                continue;
            }
            TextCharacter halved = null;
            for (int x = 0; x < size.getColumns(); x++) {
                TextCharacter now = back.getCharacterAt(x, y);
                TextCharacter before = front.getCharacterAt(x, y);
                boolean same = Objects.equals(now, before);
                if (!same) {
                    write(x, y, now);
                } else if (halved != null) {
                    write(x, y, halved.withCharacter(' '));
                }
                // The right half of what is the same is the same too.
                boolean wide = !same && isWide(now);
                halved = !same && !wide && isWide(before) ? before : null;
                if (wide) {
                    x++;
                }
            }
        }
    }

    private void write(int x, int y, TextCharacter cell) throws IOException {
        if (row < 0) {
            terminal.resetColorAndSGR();
            modes.clear();
            foreground = null;
            background = null;
        }
        if (x != column || y != row) {
            terminal.setCursorPosition(x, y);
        }
        setStyle(cell);
        terminal.putString(cell.getCharacterString());
        column = x + (isWide(cell) ? 2 : 1);
        row = y;
    }

    private void setStyle(TextCharacter cell) throws IOException {
        if (!cell.getForegroundColor().equals(foreground)) {
            foreground = cell.getForegroundColor();
            terminal.setForegroundColor(foreground);
        }
        if (!cell.getBackgroundColor().equals(background)) {
            background = cell.getBackgroundColor();
            terminal.setBackgroundColor(background);
        }
        EnumSet<SGR> wanted = cell.getModifiers();
        if (wanted.equals(modes)) {
            return;
        }
        for (SGR mode : MODES) {
            if (modes.contains(mode) && !wanted.contains(mode)) {
                terminal.disableSGR(mode);
            } else if (wanted.contains(mode) && !modes.contains(mode)) {
                terminal.enableSGR(mode);
            }
        }
        modes = wanted;
    }

    /** On a wide letter's right half it is shown on the letter. */
    private void showCursor(ScreenBuffer front) throws IOException {
        TerminalPosition cursor = getCursorPosition();
        terminal.setCursorVisible(cursor != null);
        if (cursor != null) {
            int x = cursor.getColumn();
            int y = cursor.getRow();
            boolean halfway = x > 0 && isWide(front.getCharacterAt(x - 1, y));
            terminal.setCursorPosition(halfway ? x - 1 : x, y);
        }
    }
}
