package raftarium.app.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A cell of a screen, as it is drawn in a picture.
 *
 * @param columns how many columns it takes, 1 or 2
 */
record SvgCell(int column, int columns, String text, SvgStyle style) {
    /** Those of a row, as it was shown by the last refresh, the cursor included. */
    static List<SvgCell> row(Screen screen, int row) {
        int columns = screen.getTerminalSize().getColumns();
        TerminalPosition cursor = screen.getCursorPosition();
        List<SvgCell> cells = new ArrayList<>(columns);
        int column = 0;
        while (column < columns) {
            TextCharacter character = screen.getFrontCharacter(column, row);
            boolean underCursor =
                    cursor != null && cursor.getRow() == row && cursor.getColumn() == column;
            int taken = character.isDoubleWidth() && column + 1 < columns ? 2 : 1;
            SvgStyle style = SvgStyle.of(character, underCursor);
            cells.add(new SvgCell(column, taken, character.getCharacterString(), style));
            column += taken;
        }
        return cells;
    }

    int end() {
        return column + columns;
    }

    @Nullable
    SvgBlock block() {
        return columns == 1 ? SvgBlock.of(text) : null;
    }

    /** What is written in it: what fills it is drawn. */
    String written() {
        return block() == null ? text : " ";
    }

    boolean isBlank() {
        return written().isBlank() && !style.hasLine();
    }

    /**
     * Whether every monospaced font has it, as wide as a letter. What must be looked for in another
     * font may have another width, and would push what stands beside it.
     */
    boolean isOrdinary() {
        char c = text.charAt(0);
        boolean latin = c < 0x250;
        boolean quotesAndDashes = c >= 0x2010 && c < 0x2060;
        boolean linesAndBlocks = c >= 0x2500 && c < 0x25a0;
        return columns == 1 && text.length() == 1 && (latin || quotesAndDashes || linesAndBlocks);
    }

    /** Whether a text that ends with it may go on with that one. */
    boolean goesOnWith(SvgCell next) {
        return isOrdinary() && next.isOrdinary() && next.style.writesAs(style);
    }
}
