package raftarium.grammar;

import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;

/**
 * How values of some kind are typed, in one word or in several.
 *
 * @param <V> what a value is
 */
public interface Kind<V> {
    /** Takes as many words as make a value; there is one at least. */
    V read(Words words) throws MistakeException;

    /** The value that a word alone makes. */
    default V readWord(String text) throws MistakeException {
        Word word = new Word(text, false, 0, 0);
        Words words = new Words(word, List.of(word));
        V value = read(words);
        words.end();
        return value;
    }

    /** As it is typed: it is read as the same. */
    String print(V value);

    /** Offers what such a value may begin with, if the words end there. */
    void offer(Words words);

    /** Whether it takes whatever comes, also what looks like an option. */
    default boolean takesAll() {
        return false;
    }

    /** What it can be, where that is a few words; or those of them that are special. */
    default List<Named> names() {
        return List.of();
    }

    /**
     * A word, and a sentence on it.
     *
     * @param meaning may be ""
     */
    record Named(String word, String meaning) {}
}
