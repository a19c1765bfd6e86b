package raftarium.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.Screen.RefreshType;
import com.googlecode.lanterna.screen.TerminalScreen;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Beside Lanterna's own screen: the terminal must get the same, to the byte. */
class DeltaScreenTest {
    private static final int COLUMNS = 20;
    private static final int ROWS = 5;
    private static final String LETTERS = "  ab─●漢字ひ가\u0e01";
    private static final TextColor[] COLORS = {
        TextColor.ANSI.DEFAULT, new TextColor.RGB(1, 2, 3), new TextColor.RGB(9, 9, 9)
    };
    private static final SGR[][] MODES = {
        {}, {SGR.BOLD}, {SGR.UNDERLINE}, {SGR.BOLD, SGR.REVERSE}, {TextStyle.DIM}
    };

    private final List<FakeTty> ttys = new ArrayList<>();
    private final List<TtyTerminal> terminals = new ArrayList<>();
    private final List<Screen> screens = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        for (int number = 0; number < 2; number++) {
            FakeTty tty = new FakeTty(COLUMNS, ROWS);
            TtyTerminal terminal = TtyTerminal.on(tty, ColorDepth.TRUECOLOR, false);
            ttys.add(tty);
            terminals.add(terminal);
            screens.add(number == 0 ? new TerminalScreen(terminal) : new DeltaScreen(terminal));
        }
        for (Screen screen : screens) {
            screen.setCursorPosition(null);
            screen.startScreen();
            screen.refresh(RefreshType.COMPLETE);
        }
    }

    @AfterEach
    void end() throws IOException {
        for (Screen screen : screens) {
            screen.stopScreen();
        }
        for (FakeTty tty : ttys) {
            tty.close();
        }
    }

    private void refresh(RefreshType type) throws IOException {
        for (Screen screen : screens) {
            screen.refresh(type);
        }
        assertThat(ttys.get(1).writes).isEqualTo(ttys.get(0).writes);
    }

    /** What is drawn beyond the edge then is cut off. */
    private void resize(int columns, int rows) {
        ttys.forEach(tty -> tty.resize(columns, rows));
        terminals.forEach(TtyTerminal::getTerminalSize);
        for (Screen screen : screens) {
            assertThat(screen.doResizeIfNecessary()).isEqualTo(new TerminalSize(columns, rows));
        }
    }

    private void set(int column, int row, TextCharacter cell) {
        screens.forEach(screen -> screen.setCharacter(column, row, cell));
    }

    @Test
    void whateverChangesTheTerminalIsToldTheSame() throws IOException {
        Random random = new Random(1);
        for (int frame = 0; frame < 500; frame++) {
            if (frame % 70 == 35) {
                screens.forEach(Screen::clear);
            } else if (frame == 200 || frame == 350) {
                resize(frame == 200 ? COLUMNS - 6 : COLUMNS, frame == 200 ? ROWS - 1 : ROWS);
            }
            for (int count = random.nextInt(30); count > 0; count--) {
                int letter = random.nextInt(LETTERS.length());
                TextCharacter cell = TextCharacter.fromCharacter(
                        LETTERS.charAt(letter),
                        COLORS[random.nextInt(COLORS.length)],
                        COLORS[random.nextInt(COLORS.length)],
                        MODES[random.nextInt(MODES.length)])[0];
                set(random.nextInt(COLUMNS), random.nextInt(ROWS), cell);
            }
            TerminalPosition cursor = random.nextBoolean()
                    ? null
                    : new TerminalPosition(random.nextInt(COLUMNS), random.nextInt(ROWS));
            screens.forEach(screen -> screen.setCursorPosition(cursor));
            refresh(frame % 100 == 50 ? RefreshType.COMPLETE : RefreshType.DELTA);
        }
        assertThat(ttys.get(1).writes).hasSizeGreaterThan(400);
    }

    @Test
    void aLetterThatWasHalfOfAWideOneIsWrittenAlthoughItIsASpaceAlready() throws IOException {
        set(3, 1, TextCharacter.fromCharacter('漢')[0]);
        refresh(RefreshType.DELTA);
        set(4, 1, TextCharacter.fromCharacter(' ')[0]);
        refresh(RefreshType.DELTA);
        assertThat(ttys.get(1).writes).last().isEqualTo("\u001b[2;4H  ");
    }
}
