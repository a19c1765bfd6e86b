package raftarium.app.terminal;

import org.jspecify.annotations.Nullable;

/**
 * A character that fills a cell or half of it, drawn as the rectangle that it is: those of fonts
 * leave seams between cells.
 *
 * @param fromX its left edge, in halves of a cell's width
 * @param fromY its upper edge, in halves of a cell's height
 * @param width how wide it is, in halves
 * @param height how high it is, in halves
 */
record SvgBlock(int fromX, int fromY, int width, int height) {
    private static final SvgBlock FULL = new SvgBlock(0, 0, 2, 2);
    private static final SvgBlock UPPER = new SvgBlock(0, 0, 2, 1);
    private static final SvgBlock LOWER = new SvgBlock(0, 1, 2, 1);
    private static final SvgBlock LEFT = new SvgBlock(0, 0, 1, 2);
    private static final SvgBlock RIGHT = new SvgBlock(1, 0, 1, 2);

    /** The block of that text; null if it is none. */
    static @Nullable SvgBlock of(String text) {
        return switch (text) {
            case "█" -> FULL;
            case "▀" -> UPPER;
            case "▄" -> LOWER;
            case "▌" -> LEFT;
            case "▐" -> RIGHT;
            default -> null;
        };
    }

    /** Whether several side by side are one. */
    boolean joins() {
        return width == 2;
    }
}
