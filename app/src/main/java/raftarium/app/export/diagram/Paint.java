package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.SharedColor;

/** What a colour is for. */
enum Paint {
    NONE,
    GROUND(SharedColor.GROUND),
    /** Behind time that is left out. */
    BAND,
    /** Behind what is told of a node. */
    CARD(SharedColor.CARD),
    /** Behind the first line of a page, and of a card. */
    TITLE(SharedColor.CARD_TITLE),
    TEXT(SharedColor.TEXT),
    DIM,
    RULE(SharedColor.RULE),
    PLATE,
    ON_PLATE,
    ALARM(SharedColor.ALARM),
    ON_ALARM(SharedColor.ON_ALARM),
    WALL(SharedColor.WALL),
    CLIENT(SharedColor.CLIENT),
    /** A node that has no term. */
    NO_TERM,
    ON_TERM(SharedColor.ON_TERM),
    TERM_1(SharedColor.TERM_1),
    TERM_2(SharedColor.TERM_2),
    TERM_3(SharedColor.TERM_3),
    TERM_4(SharedColor.TERM_4),
    TERM_5(SharedColor.TERM_5);

    private static final int TERMS = 5;

    private final @Nullable SharedColor shared;

    Paint() {
        shared = null;
    }

    Paint(SharedColor shared) {
        this.shared = shared;
    }

    /** Which colour of all screens and pictures it is; null: one of its own. */
    @Nullable
    SharedColor shared() {
        return shared;
    }

    /** The colour of a term; 0 is none. */
    static Paint term(long term) {
        return term < 1 ? NO_TERM : values()[TERM_1.ordinal() + (int) ((term - 1) % TERMS)];
    }

    /** The same for letters: what has no term is dim. */
    static Paint letters(long term) {
        return term < 1 ? DIM : term(term);
    }
}
