package raftarium.app.export.diagram;

/**
 * How large things are in a kind of picture, in pixels.
 *
 * @param width of the whole picture
 * @param height of the whole picture; 0: as high as it comes
 * @param left where lanes begin
 * @param right how much is kept at the right for what each node is in the end
 * @param title the height of letters of the title; {@code name} of nodes, {@code word} on bars
 * @param small the height of all other letters, the least
 * @param pitch from lane to lane, at most
 * @param line how thick a follower is, {@code bar} a leader
 * @param minBreak how wide a break is
 * @param row how high a row of clients is
 * @param glyph half as wide as a message's sign
 * @param pixelsPerMilli how wide a millisecond is at least; 0: so that all fits
 */
record Sizes(
        double width,
        double height,
        double margin,
        double left,
        double right,
        double title,
        double name,
        double word,
        double small,
        double pitch,
        double bar,
        double line,
        double cell,
        double wall,
        double minBreak,
        double row,
        double arrow,
        double head,
        double glyph,
        double pixelsPerMilli) {
    /** A slide. */
    static final Sizes SLIDE = new Sizes(
            1920, 1080, 36, 118, 170, 40, 38, 26, 22, 170, 42, 7, 30, 26, 54, 42, 2.8, 15, 9, 0);

    /** A picture in a document, in strips like lines of music. */
    static final Sizes README = new Sizes(
            900, 0, 18, 52, 110, 22, 20, 15, 13, 70, 26, 4, 20, 15, 40, 26, 1.7, 10, 5.5, 2);

    /** In a page, which moves sideways under a window. */
    static final Sizes PAGE = new Sizes(
            0, 0, 8, 40, 80, 15, 15, 12.5, 11.5, 41, 19, 3.5, 15, 12, 38, 19, 1.4, 8.5, 4.8, 2);

    /** The same with another column at the right. */
    Sizes withRight(double other) {
        return new Sizes(
                width,
                height,
                margin,
                left,
                other,
                title,
                name,
                word,
                small,
                pitch,
                bar,
                line,
                cell,
                wall,
                minBreak,
                row,
                arrow,
                head,
                glyph,
                pixelsPerMilli);
    }

    /** How wide a letter is for its height, in the fonts that are asked for. */
    private static final double LETTER = 0.605;

    /** How wide a text is in letters of that height. */
    static double width(String text, double size) {
        return text.codePointCount(0, text.length()) * size * LETTER;
    }
}
