package raftarium.app.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;

import java.util.StringJoiner;

/**
 * The style that text is written in. Lanterna tells each change of it; the pen says only what
 * differs between the style of the last text written and that of the next, in one sequence.
 */
final class Pen {
    private static final String RESET = "\u001b[0m";
    private static final int BOLD = bit(SGR.BOLD);
    private static final int DIM = bit(TextStyle.DIM);
    private static final SGR[] ALL = SGR.values();

    private final ColorReduction colors;

    private int wantedModes;
    private String wantedForeground = ColorReduction.DEFAULT_FOREGROUND;
    private String wantedBackground = ColorReduction.DEFAULT_BACKGROUND;

    private int modes;
    private String foreground = ColorReduction.DEFAULT_FOREGROUND;
    private String background = ColorReduction.DEFAULT_BACKGROUND;

    Pen(ColorDepth depth) {
        this.colors = new ColorReduction(depth);
    }

    void foreground(TextColor color) {
        wantedForeground = colors.foreground(color);
    }

    void background(TextColor color) {
        wantedBackground = colors.background(color);
    }

    void enable(SGR mode) {
        wantedModes |= bit(mode);
    }

    void disable(SGR mode) {
        wantedModes &= ~bit(mode);
    }

    /** Wants the terminal's own colours and no modes. */
    void plain() {
        wantedModes = 0;
        wantedForeground = ColorReduction.DEFAULT_FOREGROUND;
        wantedBackground = ColorReduction.DEFAULT_BACKGROUND;
    }

    /** Somebody else has reset the terminal's style. */
    void wasReset() {
        plain();
        takeOver();
    }

    /** Appends the sequence that makes the terminal's style the wanted one; nothing if it is. */
    void appendTo(StringBuilder frame) {
        if (modes == wantedModes
                && foreground.equals(wantedForeground)
                && background.equals(wantedBackground)) {
            return;
        }
        if (wantedModes == 0
                && wantedForeground.equals(ColorReduction.DEFAULT_FOREGROUND)
                && wantedBackground.equals(ColorReduction.DEFAULT_BACKGROUND)) {
            frame.append(RESET);
        } else {
            StringJoiner change = new StringJoiner(";", "\u001b[", "m");
            addModes(change);
            if (!foreground.equals(wantedForeground)) {
                change.add(wantedForeground);
            }
            if (!background.equals(wantedBackground)) {
                change.add(wantedBackground);
            }
            frame.append(change);
        }
        takeOver();
    }

    private void takeOver() {
        modes = wantedModes;
        foreground = wantedForeground;
        background = wantedBackground;
    }

    private void addModes(StringJoiner change) {
        int kept = modes;
        int gone = modes & ~wantedModes;
        if ((gone & (BOLD | DIM)) != 0) {
            // One parameter ends both, so that the one that stays has to be said again.
            change.add("22");
            kept &= ~(BOLD | DIM);
        }
        for (SGR mode : ALL) {
            int bit = bit(mode);
            if ((gone & kept & bit) != 0) {
                change.add(off(mode));
            }
            if ((wantedModes & ~kept & bit) != 0) {
                change.add(on(mode));
            }
        }
    }

    private static int bit(SGR mode) {
        return 1 << mode.ordinal();
    }

    private static String on(SGR mode) {
        return switch (mode) {
            case BOLD -> "1";
            case FRAKTUR -> "2";
            case ITALIC -> "3";
            case UNDERLINE -> "4";
            case BLINK -> "5";
            case REVERSE -> "7";
            case CROSSED_OUT -> "9";
            case BORDERED -> "51";
            case CIRCLED -> "52";
        };
    }

    private static String off(SGR mode) {
        return switch (mode) {
            case BOLD, FRAKTUR -> "22";
            case ITALIC -> "23";
            case UNDERLINE -> "24";
            case BLINK -> "25";
            case REVERSE -> "27";
            case CROSSED_OUT -> "29";
            case BORDERED, CIRCLED -> "54";
        };
    }
}
