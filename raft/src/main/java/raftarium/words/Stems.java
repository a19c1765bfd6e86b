package raftarium.words;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds words in texts, whatever their endings: who looks for "majority" finds "majorities", and
 * who looks for "votes" finds "voting". Endings are cut off by a few rules; what is left has to be
 * in the text.
 */
public final class Stems {
    /** So many letters have to be left: a shorter stem is in too many words. */
    private static final int MIN_LETTERS = 3;

    private static final String ENDINGS = "(ies|ing|ed|es|s|y|e)$";

    private Stems() {}

    /** Whether a text has all words of a search; a search without words finds everything. */
    public static boolean finds(String text, String search) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(search.toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(word -> lower.contains(of(word)));
    }

    /** A word without its ending. */
    private static String of(String word) {
        String stem = word.replaceFirst(ENDINGS, "");
        return stem.length() < MIN_LETTERS ? word : stem;
    }
}
