package raftarium.app.tui.paint;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;

import org.jspecify.annotations.Nullable;

import raftarium.app.terminal.TextStyle;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** A way to write; it keeps the characters that were written with it. Of the drawing thread. */
public final class Ink {
    private static final int MAX_KEPT = 2048;

    private final Tone foreground;
    private final Tone background;
    private final SGR[] modes;
    private final Map<Theme, Made> made = new EnumMap<>(Theme.class);

    Ink(Tone foreground, Tone background, SGR... modes) {
        this.foreground = foreground;
        this.background = background;
        this.modes = modes.clone();
    }

    public Ink with(SGR... others) {
        SGR[] all = new SGR[modes.length + others.length];
        System.arraycopy(modes, 0, all, 0, modes.length);
        System.arraycopy(others, 0, all, modes.length, others.length);
        return new Ink(foreground, background, all);
    }

    public Ink bold() {
        return with(SGR.BOLD);
    }

    public Ink dim() {
        return with(TextStyle.DIM);
    }

    /** That character; a question mark for what takes no cell of its own. */
    TextCharacter of(char letter, Theme theme) {
        return made.computeIfAbsent(theme, Made::new).of(isShown(letter) ? letter : '?');
    }

    private static boolean isShown(char letter) {
        int type = Character.getType(letter);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.FORMAT
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.NON_SPACING_MARK
                && type != Character.ENCLOSING_MARK
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** What was written in one theme. */
    private final class Made {
        private final Theme theme;
        private final @Nullable TextCharacter[] ascii = new @Nullable TextCharacter[128];
        private final Map<Character, TextCharacter> others = new HashMap<>();

        Made(Theme theme) {
            this.theme = theme;
        }

        TextCharacter of(char letter) {
            if (letter < ascii.length) {
                TextCharacter known = ascii[letter];
                if (known == null) {
                    known = make(letter);
                    ascii[letter] = known;
                }
                return known;
            }
            if (others.size() > MAX_KEPT) {
                others.clear();
            }
            return others.computeIfAbsent(letter, this::make);
        }

        private TextCharacter make(char letter) {
            return TextCharacter.fromCharacter(
                    letter, theme.color(foreground), theme.color(background), modes)[0];
        }
    }
}
