package raftarium.app.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;

import java.util.ArrayList;
import java.util.List;

/** What a screen shows, as plain text. */
public final class ScreenText {
    private ScreenText() {}

    /** What was shown by the last refresh: a line a row, without the blanks at its end. */
    public static List<String> lines(Screen screen) {
        TerminalSize size = screen.getTerminalSize();
        List<String> lines = new ArrayList<>(size.getRows());
        for (int row = 0; row < size.getRows(); row++) {
            lines.add(line(screen, row, size.getColumns()));
        }
        return lines;
    }

    /** The same in one string, each line ended by a line feed. */
    public static String of(Screen screen) {
        return String.join("\n", lines(screen)) + "\n";
    }

    private static String line(Screen screen, int row, int columns) {
        StringBuilder line = new StringBuilder(columns);
        for (int column = 0; column < columns; column++) {
            TextCharacter cell = screen.getFrontCharacter(column, row);
            line.append(cell.getCharacterString());
            if (cell.isDoubleWidth()) {
                column++; // the cell under its right half
            }
        }
        return line.toString().stripTrailing();
    }
}
