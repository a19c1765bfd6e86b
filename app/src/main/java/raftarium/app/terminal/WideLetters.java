package raftarium.app.terminal;

import com.googlecode.lanterna.TerminalTextUtils;

/** Which letters take two cells. */
public final class WideLetters {
    private static final char FIRST = '\u1100';
    private static final char END_OF_FIRST_BLOCK = '\u1200';
    private static final char SECOND_BLOCK = '\u2e80';

    private WideLetters() {}

    /**
     * As Lanterna has it, which looks up the letter's block in Unicode. That takes a while, and
     * what lies before the first or between the first and the second block with wide letters in it,
     * rules and arrows included, is most of what there is to draw.
     */
    public static boolean isWide(char letter) {
        return (letter >= SECOND_BLOCK || letter >= FIRST && letter < END_OF_FIRST_BLOCK)
                && TerminalTextUtils.isCharCJK(letter);
    }
}
