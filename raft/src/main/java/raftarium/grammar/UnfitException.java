package raftarium.grammar;

import raftarium.words.MistakeException;
import raftarium.words.Spelling;
import raftarium.words.Word;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that don't fit a shape; they may fit another one of the same command. */
final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why words don't fit. */
    enum Why {
        /** A word stands where another one must: {@code expected}. */
        OTHER_WORD,
        /** They end before {@code expected}. */
        MISSING,
        /** No part is left for a word. */
        UNEXPECTED,
        /** Any other reason. */
        MISTAKEN
    }

    private final Why why;
    private final String expected;
    private final transient Word word;
    private final transient MistakeException mistake;

    private UnfitException(Why why, String expected, Word word, MistakeException mistake) {
        super(mistake.what(), null, false, false);
        this.why = why;
        this.expected = expected;
        this.word = word;
        this.mistake = mistake;
    }

    static UnfitException of(MistakeException mistake, Word word) {
        return new UnfitException(Why.MISTAKEN, "", word, mistake.at(word));
    }

    static UnfitException unexpected(Word word) {
        return new UnfitException(
                Why.UNEXPECTED,
                "",
                word,
                new MistakeException("unexpected '" + word.text() + "'", word));
    }

    static UnfitException otherWord(String expected, Word word) {
        return new UnfitException(Why.OTHER_WORD, expected, word, other(List.of(expected), word));
    }

    /** Something is missing behind the last word. */
    static UnfitException missing(String expected, Word last) {
        return new UnfitException(Why.MISSING, expected, last, missing(List.of(expected), last));
    }

    private static MistakeException missing(List<String> expected, Word last) {
        return new MistakeException(
                either(expected) + " is missing",
                last.line(),
                last.column() + last.text().length());
    }

    private static MistakeException other(List<String> expected, Word word) {
        return new MistakeException(
                either(expected.stream().map(one -> "'" + one + "'").toList())
                        + " expected, not '" + word.text() + "'"
                        + Spelling.hint(word.text(), expected),
                word);
    }

    private static String either(List<String> what) {
        int last = what.size() - 1;
        return last == 0
                ? what.get(0)
                : String.join(", ", what.subList(0, last)) + " or " + what.get(last);
    }

    MistakeException mistake() {
        return mistake;
    }

    private boolean isMissing() {
        return why == Why.MISSING;
    }

    /**
     * What is wrong with words that fit none of several shapes: of the one that they fit longest.
     *
     * @param usage how the command is typed
     */
    static MistakeException together(List<UnfitException> all, Usage<?> usage) {
        Comparator<UnfitException> length = Comparator.<UnfitException>comparingInt(
                        unfit -> unfit.mistake.line())
                .thenComparingInt(unfit -> unfit.mistake.column());
        UnfitException furthest = all.stream().max(length).orElseThrow();
        List<UnfitException> there = all.stream()
                .filter(unfit -> length.compare(unfit, furthest) == 0)
                .collect(Collectors.toCollection(ArrayList::new));
        if (there.stream().allMatch(UnfitException::isMissing)) {
            MistakeException missing = missing(expected(there, Why.MISSING), furthest.word);
            return new MistakeException(
                    missing.what() + "; usage: " + usage.line(), missing.line(), missing.column());
        }
        List<String> words = expected(there, Why.OTHER_WORD);
        Word word = there.get(0).word;
        boolean isNear = !word.quoted() && !Spelling.hint(word.text(), words).isEmpty();
        if (isNear || words.size() == there.size()) {
            return other(words, word);
        }
        UnfitException worst = there.stream()
                .filter(unfit -> unfit.why == Why.MISTAKEN)
                .findFirst()
                .orElse(furthest);
        return worst.why == Why.UNEXPECTED
                ? new MistakeException(worst.mistake.what() + usage.instead(word), word)
                : worst.mistake;
    }

    private static List<String> expected(List<UnfitException> some, Why why) {
        Set<String> expected = new LinkedHashSet<>();
        for (UnfitException unfit : some) {
            if (unfit.why == why) {
                expected.add(unfit.expected);
            }
        }
        return List.copyOf(expected);
    }
}
