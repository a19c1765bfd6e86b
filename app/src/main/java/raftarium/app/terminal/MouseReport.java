package raftarium.app.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal says of its mouse, as xterm defined it. */
final class MouseReport {
    private static final Pattern DECIMALS = Pattern.compile("(\\d{1,4});(\\d{1,5});(\\d{1,5})");

    private static final int BUTTON = 0x3;
    private static final int NO_BUTTON = 3;
    private static final int MOTION = 0x20;
    private static final int WHEEL = 0x40;
    private static final int EXTRA_BUTTONS = 0x80;

    private MouseReport() {}

    /**
     * Mode 1006, between "&lt;" and the last letter: any number of columns, and a release names its
     * button.
     */
    static @Nullable KeyStroke fromDecimals(String parameters, char last) {
        Matcher matcher = DECIMALS.matcher(parameters);
        if (!matcher.matches() || (last != 'M' && last != 'm')) {
            return null;
        }
        return action(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                last == 'm');
    }

    /** The form of a terminal that doesn't know 1006: three characters, each 32 too large. */
    static @Nullable KeyStroke fromThreeBytes(int code, int column, int row) {
        if (code < 32 || column < 33 || row < 33) {
            return null;
        }
        int bits = code - 32;
        boolean release = (bits & BUTTON) == NO_BUTTON && (bits & (MOTION | WHEEL)) == 0;
        return action(bits, column - 32, row - 32, release);
    }

    private static @Nullable KeyStroke action(int code, int column, int row, boolean release) {
        if ((code & EXTRA_BUTTONS) != 0) {
            return null;
        }
        TerminalPosition position =
                new TerminalPosition(Math.max(column - 1, 0), Math.max(row - 1, 0));
        int bits = code & BUTTON;
        if ((code & WHEEL) != 0) {
            // Lanterna's numbers for up and down; it has none for wheels to the side.
            return release || bits > 1
                    ? null
                    : bits == 0
                            ? new MouseAction(MouseActionType.SCROLL_UP, 4, position)
                            : new MouseAction(MouseActionType.SCROLL_DOWN, 5, position);
        }
        int button = bits == NO_BUTTON ? 0 : bits + 1;
        MouseActionType type;
        if (release) {
            type = MouseActionType.CLICK_RELEASE;
        } else if ((code & MOTION) != 0) {
            type = button == 0 ? MouseActionType.MOVE : MouseActionType.DRAG;
        } else {
            type = MouseActionType.CLICK_DOWN;
        }
        return new MouseAction(type, button, position);
    }
}
