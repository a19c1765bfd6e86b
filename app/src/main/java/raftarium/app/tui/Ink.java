package raftarium.app.tui;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;

import raftarium.app.terminal.TextStyle;

import java.util.HashMap;
import java.util.Map;

/** A way to write; it keeps the characters that were written with it. Of the drawing thread. */
final class Ink {
    private static final int MAX_KEPT = 2048;

    private final TextColor foreground;
    private final TextColor background;
    private final SGR[] modes;
    private final TextCharacter[] ascii = new TextCharacter[128];
    private final Map<Character, TextCharacter> others = new HashMap<>();

    Ink(TextColor foreground, TextColor background, SGR... modes) {
        this.foreground = foreground;
        this.background = background;
        this.modes = modes.clone();
    }

    Ink with(SGR... others) {
        SGR[] all = new SGR[modes.length + others.length];
        System.arraycopy(modes, 0, all, 0, modes.length);
        System.arraycopy(others, 0, all, modes.length, others.length);
        return new Ink(foreground, background, all);
    }

    Ink bold() {
        return with(SGR.BOLD);
    }

    Ink dim() {
        return with(TextStyle.DIM);
    }

    Ink underlined() {
        return with(SGR.UNDERLINE);
    }

    Ink on(TextColor other) {
        return new Ink(foreground, other, modes);
    }

    /** That character; a question mark for what takes no cell of its own. */
    TextCharacter of(char letter) {
        char shown = isShown(letter) ? letter : '?';
        if (shown < ascii.length) {
            TextCharacter known = ascii[shown];
            if (known == null) {
                known = make(shown);
                ascii[shown] = known;
            }
            return known;
        }
        if (others.size() > MAX_KEPT) {
            others.clear();
        }
        return others.computeIfAbsent(shown, this::make);
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

    private TextCharacter make(char letter) {
        return TextCharacter.fromCharacter(letter, foreground, background, modes)[0];
    }
}
