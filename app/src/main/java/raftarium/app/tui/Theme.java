package raftarium.app.tui;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;

import java.util.ArrayList;
import java.util.List;

/**
 * The colours: light on dark, to be told apart by those who see no red or green (after Okabe and
 * Ito), and never the only sign of anything. A terminal with fewer colours reduces them.
 */
final class Theme {
    private static final TextColor PAGE = rgb(0x10141b);
    private static final TextColor BAR = rgb(0x232c3a);
    private static final TextColor CHOSEN = rgb(0x1d2a3c);

    /** One a term, in turn; neighbours differ in hue and in lightness. */
    private static final int[] TERM_COLORS = {
        0x56b4e9, 0xf0a030, 0xc3a6f5, 0xf0e442, 0x45c4b0, 0xf296c0, 0x8ea7ff, 0xd9bd94
    };

    static final Ink TEXT = new Ink(rgb(0xc9d1dc), PAGE);
    static final Ink BRIGHT = new Ink(rgb(0xffffff), PAGE).bold();
    static final Ink FAINT = new Ink(rgb(0x7f8a9a), PAGE);
    static final Ink RULE = new Ink(rgb(0x465467), PAGE);
    static final Ink TITLE = new Ink(rgb(0xa9bdd6), PAGE).bold();
    static final Ink BAR_TEXT = new Ink(rgb(0xdfe6ef), BAR);
    static final Ink BAR_BRIGHT = new Ink(rgb(0xffffff), BAR).bold();
    static final Ink BAR_FAINT = new Ink(rgb(0x9aa7b8), BAR);
    static final Ink NAME = new Ink(rgb(0xffffff), BAR).bold();
    static final Ink CLOCK = new Ink(rgb(0x7fc4f5), PAGE);
    static final Ink BEAT = new Ink(rgb(0xf0a030), PAGE);
    static final Ink KEY = new Ink(rgb(0x10141b), rgb(0x8fb7de)).bold();
    static final Ink SAID = new Ink(rgb(0xf0e442), PAGE).bold();
    static final Ink ALARM = new Ink(rgb(0x10141b), rgb(0xffb000)).bold();
    static final Ink ALARM_TEXT = new Ink(rgb(0xffd27a), PAGE);
    static final Ink OVER = new Ink(rgb(0xdfe6ef), rgb(0x1a2230));
    static final Ink OVER_BRIGHT = new Ink(rgb(0xffffff), rgb(0x1a2230)).bold();
    static final Ink OVER_FAINT = new Ink(rgb(0x8d9aab), rgb(0x1a2230));
    static final Ink CARET = new Ink(rgb(0xffffff), PAGE).with(SGR.REVERSE);

    private static final List<Ink> TERMS = new ArrayList<>();
    private static final List<Ink> DIM_TERMS = new ArrayList<>();
    private static final List<Ink> CONFLICTS = new ArrayList<>();

    static {
        for (int color : TERM_COLORS) {
            Ink ink = new Ink(rgb(color), PAGE);
            TERMS.add(ink.bold());
            DIM_TERMS.add(ink.dim());
            CONFLICTS.add(ink.underlined());
        }
    }

    private Theme() {}

    /** What is of that term. */
    static Ink term(long term) {
        return term < 1 ? FAINT : TERMS.get(place(term));
    }

    /** What is of that term, and not settled. */
    static Ink dimTerm(long term) {
        return term < 1 ? FAINT : DIM_TERMS.get(place(term));
    }

    /** What is of that term, and not what the leader has. */
    static Ink conflictingTerm(long term) {
        return term < 1 ? FAINT : CONFLICTS.get(place(term));
    }

    /** The background of the node that is selected. */
    static TextColor chosen() {
        return CHOSEN;
    }

    private static int place(long term) {
        return (int) ((term - 1) % TERM_COLORS.length);
    }

    private static TextColor rgb(int color) {
        return new TextColor.RGB(color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff);
    }
}
