package raftarium.app.export;

import raftarium.words.MistakeException;

/**
 * How large a screen is.
 *
 * @param columns how many cells wide, 60 to 300
 * @param rows how many cells high, 16 to 100
 */
public record ScreenSize(int columns, int rows) {
    /** Where nobody says otherwise. */
    public static final ScreenSize USUAL = new ScreenSize(100, 30);

    private static final int MIN_COLUMNS = 60;
    private static final int MAX_COLUMNS = 300;
    private static final int MIN_ROWS = 16;
    private static final int MAX_ROWS = 100;

    /** Reads what is typed: {@code 100x30}. */
    public static ScreenSize parse(String text) throws MistakeException {
        if (text.matches("[1-9]\\d{1,2}x[1-9]\\d{1,2}")) {
            int cross = text.indexOf('x');
            int columns = Integer.parseInt(text.substring(0, cross));
            int rows = Integer.parseInt(text.substring(cross + 1));
            if (columns >= MIN_COLUMNS
                    && columns <= MAX_COLUMNS
                    && rows >= MIN_ROWS
                    && rows <= MAX_ROWS) {
                return new ScreenSize(columns, rows);
            }
        }
        throw new MistakeException(
                "'" + text + "' is no size: 100x30 would be, and 60x16 to 300x100");
    }

    /** As it is typed. */
    public String words() {
        return columns + "x" + rows;
    }
}
