package raftarium.words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cuts text into statements of words. A line's end and {@code ;} end a statement; {@code #} at a
 * word's start begins a comment; quotes and backslashes are as in a shell: a backslash at a line's
 * end joins the next line to it, and in double quotes it stands for itself but before {@code " \ $
 * `}. In a {@code note} a quote within a word is an apostrophe. It also writes words, as text that
 * is cut into the same ones.
 */
public final class Lexer {
    /** How many commands a text may have; one more is read, and no more than that. */
    public static final int MAX_STATEMENTS = 200_000;

    /** How many words a command may have; one more is kept, and no more than that. */
    public static final int MAX_WORDS = 1_000;

    private final String text;
    private final List<List<Word>> statements = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private List<Word> words = new ArrayList<>();
    private int position;
    private int line = 1;
    private int lineStart;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * A word or, with none, a comment, and which characters of the text it is.
     *
     * @param start the first one's place, from 0
     * @param end the place behind the last one
     */
    public record Token(int start, int end, @Nullable Word word) {}

    /**
     * What was read.
     *
     * @param unended the words of the statement in which the text ends; none behind its end
     * @param openQuote what is wrong with the text behind the statements, if anything
     */
    public record Read(
            List<List<Word>> statements,
            List<Word> unended,
            List<Token> tokens,
            Optional<MistakeException> openQuote) {}

    /** The words of each statement that has any. */
    public static List<List<Word>> statements(String text) throws MistakeException {
        return new Lexer(text).statements();
    }

    /** The same, but a quote that isn't closed leaves the statements before it. */
    public static Read read(String text) {
        Lexer lexer = new Lexer(text);
        try {
            return new Read(lexer.statements(), lexer.words, lexer.tokens, Optional.empty());
        } catch (MistakeException openQuote) {
            return new Read(lexer.statements, lexer.words, lexer.tokens, Optional.of(openQuote));
        }
    }

    /** Words as a line that reads the same again. */
    public static String line(List<Word> words) {
        return words.stream().map(Lexer::quoted).collect(Collectors.joining(" "));
    }

    /** A text as a word that is read as that text. */
    public static String typed(String text) {
        return quoted(new Word(text, false, 0, 0));
    }

    /** A text as a word that is read as that text, and never as an option. */
    public static String argument(String text) {
        return quoted(new Word(text, text.startsWith("-"), 0, 0));
    }

    private static String quoted(Word word) {
        String text = word.text();
        boolean plain = text.matches("[^\\s;#'\"\\\\]+");
        return plain && !word.quoted()
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private List<List<Word>> statements() throws MistakeException {
        while (position < text.length() && statements.size() <= MAX_STATEMENTS) {
            char next = text.charAt(position);
            if (next == '\n' || next == ';') {
                position++;
                finish();
                words = new ArrayList<>();
                newLine(next);
            } else if (Character.isWhitespace(next)) {
                position++;
            } else if (joinsLines()) {
                join();
            } else if (next == '#') {
                skipComment();
            } else {
                int start = position;
                Word word = word(!words.isEmpty() && words.get(0).is("note"));
                if (words.size() <= MAX_WORDS) {
                    tokens.add(new Token(start, position, word));
                    words.add(word);
                }
            }
        }
        finish();
        return statements;
    }

    private void newLine(char ended) {
        if (ended == '\n') {
            line++;
            lineStart = position;
        }
    }

    private void finish() {
        if (!words.isEmpty()) {
            statements.add(words);
        }
    }

    private void skipComment() {
        int start = position;
        while (position < text.length() && text.charAt(position) != '\n') {
            position++;
        }
        tokens.add(new Token(start, position, null));
    }

    private Word word(boolean ofNote) throws MistakeException {
        int startLine = line;
        int column = position - lineStart + 1;
        boolean quoted = false;
        StringBuilder word = new StringBuilder();
        while (position < text.length() && !endsWord(text.charAt(position))) {
            char next = text.charAt(position);
            boolean quotes = next == '"' || next == '\'';
            if (joinsLines()) {
                join();
            } else if (quotes && !(ofNote && word.length() > 0)) {
                quoted = true;
                quote(next, word);
            } else if (next == '\\' && position + 1 < text.length()) {
                quoted = true;
                word.append(text.charAt(position + 1));
                position += 2;
            } else {
                word.append(next);
                position++;
            }
        }
        return new Word(word.toString(), quoted, startLine, column);
    }

    private boolean joinsLines() {
        return text.startsWith("\\\n", position) || text.startsWith("\\\r\n", position);
    }

    private void join() {
        position = text.indexOf('\n', position) + 1;
        newLine('\n');
    }

    private boolean isEscapable(int place) {
        return place < text.length() && "\"\\$`".indexOf(text.charAt(place)) >= 0;
    }

    private static boolean endsWord(char next) {
        return next == ';' || Character.isWhitespace(next);
    }

    private void quote(char mark, StringBuilder word) throws MistakeException {
        int startColumn = position - lineStart + 1;
        int startLine = line;
        position++;
        while (position < text.length() && text.charAt(position) != mark) {
            char next = text.charAt(position);
            if (mark == '"' && joinsLines()) {
                join();
                continue;
            }
            if (next == '\\' && mark == '"' && isEscapable(position + 1)) {
                position++;
                next = text.charAt(position);
            }
            word.append(next);
            position++;
            newLine(next);
        }
        if (position == text.length()) {
            throw new MistakeException(
                    "this quote isn't closed: a " + mark + " is missing", startLine, startColumn);
        }
        position++;
    }
}
