package raftarium.app.tui.paint;

/** What a colour is for; a {@link Theme} says which one that is. */
public enum Tone {
    /** Behind the panes. */
    PAGE,
    /** Behind the first row and the last. */
    BAR,
    /** Behind what is selected. */
    CHOSEN,
    /** Behind what stands in front of the panes. */
    OVER,
    /** Behind the line that a key stands for. */
    KEY,
    /** Behind a broken property. */
    ALARM,
    /** Behind what a card tells of a node. */
    CARD,
    /** Behind a card's first row. */
    CARD_TITLE,
    /** Behind what asks for attention. */
    PLATE,
    TEXT,
    BRIGHT,
    FAINT,
    RULE,
    TITLE,
    BAR_TEXT,
    BAR_BRIGHT,
    BAR_FAINT,
    OVER_TEXT,
    OVER_BRIGHT,
    OVER_FAINT,
    KEY_TEXT,
    ALARM_ON,
    ALARM_TEXT,
    SAID,
    /** What stands on a plate. */
    ON_PLATE,
    /** What stands on the colour of a term. */
    ON_TERM,
    /** Between the sides of a partition, and where a link is cut. */
    WALL,
    /** What clients ask and are told. */
    CLIENT,
    TERM_1,
    TERM_2,
    TERM_3,
    TERM_4,
    TERM_5;

    private static final int TERMS = 5;

    /** The colour of a term, from 1; neighbours differ in hue and in lightness. */
    static Tone ofTerm(long term) {
        return values()[TERM_1.ordinal() + (int) ((term - 1) % TERMS)];
    }
}
