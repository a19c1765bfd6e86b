package raftarium.app.export.diagram;

/** What a colour is for. */
enum Paint {
    NONE,
    GROUND,
    /** Behind time that is left out. */
    BAND,
    /** Behind what is told of a node. */
    CARD,
    /** Behind the first line of a page, and of a card. */
    TITLE,
    TEXT,
    DIM,
    RULE,
    PLATE,
    ON_PLATE,
    ALARM,
    ON_ALARM,
    WALL,
    CLIENT,
    /** A node that has no term. */
    NO_TERM,
    ON_TERM,
    TERM_1,
    TERM_2,
    TERM_3,
    TERM_4,
    TERM_5;

    private static final int TERMS = 5;

    /** The colour of a term; 0 is none. */
    static Paint term(long term) {
        return term < 1 ? NO_TERM : values()[TERM_1.ordinal() + (int) ((term - 1) % TERMS)];
    }

    /** The same for letters: what has no term is dim. */
    static Paint letters(long term) {
        return term < 1 ? DIM : term(term);
    }
}
