package raftarium.app.tui.paint;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.SharedColor;

/** What a colour is for; a {@link Theme} says which one that is. */
public enum Tone {
    /** Behind the panes. */
    PAGE(SharedColor.GROUND),
    /** Behind the first row and the last. */
    BAR,
    /** Behind what is selected. */
    CHOSEN,
    /** Behind what stands in front of the panes. */
    OVER,
    /** Behind the line that a key stands for. */
    KEY,
    /** Behind a broken property. */
    ALARM(SharedColor.ALARM),
    /** Behind what a card tells of a node. */
    CARD(SharedColor.CARD),
    /** Behind a card's first row. */
    CARD_TITLE(SharedColor.CARD_TITLE),
    /** Behind what asks for attention. */
    PLATE,
    TEXT(SharedColor.TEXT),
    BRIGHT,
    FAINT,
    RULE(SharedColor.RULE),
    TITLE,
    BAR_TEXT,
    BAR_BRIGHT,
    BAR_FAINT,
    OVER_TEXT,
    OVER_BRIGHT,
    OVER_FAINT,
    KEY_TEXT,
    ALARM_ON(SharedColor.ON_ALARM),
    ALARM_TEXT,
    SAID,
    /** What stands on a plate. */
    ON_PLATE,
    /** What stands on the colour of a term. */
    ON_TERM(SharedColor.ON_TERM),
    /** Between the sides of a partition, and where a link is cut. */
    WALL(SharedColor.WALL),
    /** What clients ask and are told. */
    CLIENT(SharedColor.CLIENT),
    TERM_1(SharedColor.TERM_1),
    TERM_2(SharedColor.TERM_2),
    TERM_3(SharedColor.TERM_3),
    TERM_4(SharedColor.TERM_4),
    TERM_5(SharedColor.TERM_5);

    private static final int TERMS = 5;

    private final @Nullable SharedColor shared;

    Tone() {
        shared = null;
    }

    Tone(SharedColor shared) {
        this.shared = shared;
    }

    /** Which colour of all screens and pictures it is; null: one of its own. */
    @Nullable
    SharedColor shared() {
        return shared;
    }

    /** The colour of a term, from 1; neighbours differ in hue and in lightness. */
    static Tone ofTerm(long term) {
        return values()[TERM_1.ordinal() + (int) ((term - 1) % TERMS)];
    }
}
