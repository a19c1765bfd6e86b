package raftarium.app.look;

/** A colour that the cockpit and pictures have in common: red, green and blue, a byte each. */
public enum SharedColor {
    /** Behind all. */
    GROUND(0x10141b, 0xfbfbf8),
    /** Behind what is told of a node. */
    CARD(0x1b2331, 0xeceff3),
    /** Behind a card's first row. */
    CARD_TITLE(0x26324a, 0xdfe5ee),
    TEXT(0xd0d6e0, 0x23292f),
    RULE(0x3d4858, 0xb4bac4),
    /** Of what is broken, and behind it. */
    ALARM(0xff6a4d, 0xb3261e),
    ON_ALARM(0x10141b, 0xffffff),
    /** Between the sides of a partition, and where a link is cut. */
    WALL(0xc9a27a, 0x7a4d1c),
    /** What clients ask and are told. */
    CLIENT(0xa9c7ff, 0x2b4fa8),
    /** What stands on the colour of a term. */
    ON_TERM(0x10141b, 0xffffff),
    TERM_1(0x56b4e9, 0x0a68a6),
    TERM_2(0xf0a030, 0xa34a00),
    TERM_3(0x2fc49a, 0x007255),
    TERM_4(0xb09cff, 0x5b45b5),
    TERM_5(0xe8e070, 0x716400);

    private final int dark;
    private final int light;

    SharedColor(int dark, int light) {
        this.dark = dark;
        this.light = light;
    }

    /** Where it is light on dark. */
    public int dark() {
        return dark;
    }

    /** Where it is dark on light. */
    public int light() {
        return light;
    }
}
