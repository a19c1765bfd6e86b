package raftarium.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts text into statements of words. A line's end and {@code ;} end a statement; {@code #} at a
 * word's start begins a comment; quotes and backslashes are as in a shell: a backslash at a line's
 * end joins the next line to it, and in double quotes it stands for itself but before {@code " \ $
 * `}. In a {@code note} a quote within a word is an apostrophe.
 */
final class Lexer {
    private final String text;
    private final List<List<Word>> statements = new ArrayList<>();
    private int position;
    private int line = 1;
    private int lineStart;

    private Lexer(String text) {
        this.text = text;
    }

    /** The statements that were read, and what is wrong with the text behind them, if anything. */
    record Read(List<List<Word>> statements, Optional<MistakeException> openQuote) {}

    /** The words of each statement that has any. */
    static List<List<Word>> statements(String text) throws MistakeException {
        return new Lexer(text).statements();
    }

    /** The same, but a quote that isn't closed leaves the statements before it. */
    static Read read(String text) {
        Lexer lexer = new Lexer(text);
        try {
            return new Read(lexer.statements(), Optional.empty());
        } catch (MistakeException openQuote) {
            return new Read(lexer.statements, Optional.of(openQuote));
        }
    }

    private List<List<Word>> statements() throws MistakeException {
        List<Word> words = new ArrayList<>();
        while (position < text.length()) {
            char next = text.charAt(position);
            if (next == '\n' || next == ';') {
                position++;
                words = finish(words, statements);
                newLine(next);
            } else if (Character.isWhitespace(next)) {
                position++;
            } else if (joinsLines()) {
                join();
            } else if (next == '#') {
                skipComment();
            } else {
                words.add(word(!words.isEmpty() && words.get(0).is("note")));
            }
        }
        finish(words, statements);
        return statements;
    }

    private void newLine(char ended) {
        if (ended == '\n') {
            line++;
            lineStart = position;
        }
    }

    private static List<Word> finish(List<Word> words, List<List<Word>> statements) {
        if (words.isEmpty()) {
            return words;
        }
        statements.add(words);
        return new ArrayList<>();
    }

    private void skipComment() {
        while (position < text.length() && text.charAt(position) != '\n') {
            position++;
        }
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
