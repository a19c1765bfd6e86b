package raftarium.app.tui.paint;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;

import org.jspecify.annotations.Nullable;

import raftarium.app.terminal.TextStyle;

import java.util.Arrays;

/** A way to write; it keeps the characters that were written with it. Of the drawing thread. */
public final class Ink {
    private static final int MAX_KEPT = 2048;
    private static final int PAGE = 256;

    private final Tone foreground;
    private final Tone background;
    private final SGR[] modes;
    private final @Nullable Made[] made = new @Nullable Made[Theme.values().length];

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
        Made known = made[theme.ordinal()];
        if (known == null) {
            known = new Made(theme);
            made[theme.ordinal()] = known;
        }
        return known.of(letter);
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

        /** By their letters' upper bytes, and then the lower ones. */
        private final @Nullable TextCharacter[] @Nullable [] pages =
                new @Nullable TextCharacter[PAGE] @Nullable [];

        private int kept;

        Made(Theme theme) {
            this.theme = theme;
        }

        TextCharacter of(char letter) {
            @Nullable TextCharacter @Nullable [] page = pages[letter / PAGE];
            TextCharacter known = page == null ? null : page[letter % PAGE];
            return known == null ? keep(letter) : known;
        }

        private TextCharacter keep(char letter) {
            if (kept == MAX_KEPT) {
                kept = 0;
                Arrays.fill(pages, null);
            }
            @Nullable TextCharacter @Nullable [] page = pages[letter / PAGE];
            if (page == null) {
                page = new @Nullable TextCharacter[PAGE];
                pages[letter / PAGE] = page;
            }
            TextCharacter made = make(isShown(letter) ? letter : '?');
            page[letter % PAGE] = made;
            kept++;
            return made;
        }

        private TextCharacter make(char letter) {
            return TextCharacter.fromCharacter(
                    letter, theme.color(foreground), theme.color(background), modes)[0];
        }
    }
}
