package raftarium.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
public final class Spelling {
    private Spelling() {}

    /** The nearest of {@code words} that is near enough, the first among equals. */
    public static Optional<String> nearest(String typed, Collection<String> words) {
        int limit = Math.max(1, typed.length() / 3 + 1);
        return words.stream()
                .filter(word -> distance(typed, word) <= limit)
                .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    /** ", did you mean crash?", or nothing. */
    public static String hint(String typed, Collection<String> words) {
        return nearest(typed, words)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }

    /** How many letters must be added, removed, replaced or swapped (Damerau, Levenshtein). */
    static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 8 || one.length() > 64) {
            return Integer.MAX_VALUE;
        }
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cell(int[][] rows, String one, String other, int i, int j) {
        int replaced = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
