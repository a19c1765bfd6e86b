package raftarium.words;

/**
 * A word of a line, and where it stands.
 *
 * @param text the word, without its quotes
 * @param quoted whether any of it was quoted: then it is never a keyword
 * @param line from 1
 * @param column from 1
 */
public record Word(String text, boolean quoted, int line, int column) {
    public boolean is(String keyword) {
        return !quoted && text.equals(keyword);
    }
}
