package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.condition.NodeSetParser;
import raftarium.words.Lexer;
import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says of the parts of a text what they are, so that they can be shown in colours. */
public final class Highlighting {
    /** What a part is. */
    public enum Kind {
        /** A command's name. */
        COMMAND,
        OPTION,
        /** A node or a set of nodes. */
        NODES,
        /** A number, a time, a chance. */
        QUANTITY,
        QUOTED,
        COMMENT,
        /** It can't be so, whatever else is typed. */
        MISTAKE
    }

    /**
     * A part of the text.
     *
     * @param start its first character's place, from 0
     * @param end the place behind the last one
     */
    public record Part(int start, int end, Kind kind) {}

    private final String text;
    private final Lexer.Read read;
    private final List<MistakeException> mistakes;

    /** The names of commands among the words, by where they stand. */
    private final Set<Word> names = new HashSet<>();

    private Highlighting(String text) {
        this.text = text;
        read = Lexer.read(text);
        ScriptParser.Parsed parsed = ScriptParser.parse(text, LineOrigin.TYPED);
        mistakes = new ArrayList<>(parsed.mistakes());
        mistakes.removeAll(parsed.unclosed());
        read.statements().forEach(this::noteNames);
        noteNames(read.unended());
    }

    private void noteNames(List<Word> words) {
        if (!words.isEmpty()) {
            names.add(words.get(0));
            if (words.get(0).is("maybe") && words.size() > 2) {
                names.add(words.get(2));
            }
        }
    }

    /** The parts of a text that are something, in their order. */
    static List<Part> of(String text) {
        return new Highlighting(text).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int end = 0;
        for (Lexer.Token token : read.tokens()) {
            Kind kind = kind(token);
            if (kind != null) {
                parts.add(new Part(token.start(), token.end(), kind));
            }
            end = token.end();
        }
        if (read.openQuote().isPresent()) {
            int start = end;
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            parts.add(new Part(start, text.length(), Kind.QUOTED));
        }
        return parts;
    }

    private @Nullable Kind kind(Lexer.Token token) {
        Word word = token.word();
        boolean beingTyped = token.end() == text.length();
        if (word == null) {
            return Kind.COMMENT;
        } else if (names.contains(word)) {
            return name(word, beingTyped);
        } else if (!beingTyped && isMistaken(word)) {
            return Kind.MISTAKE;
        } else if (word.quoted()) {
            return Kind.QUOTED;
        } else if (word.text().matches("--?[a-z].*")) {
            return Kind.OPTION;
        } else if (isQuantity(word.text())) {
            return Kind.QUANTITY;
        }
        return isNodes(word) ? Kind.NODES : null;
    }

    private @Nullable Kind name(Word word, boolean beingTyped) {
        if (!word.quoted() && Vocabulary.find(word.text()) != null) {
            return isMistaken(word) && !beingTyped ? Kind.MISTAKE : Kind.COMMAND;
        }
        boolean mayBecomeOne = beingTyped
                && !word.quoted()
                && Vocabulary.names().stream().anyMatch(name -> name.startsWith(word.text()));
        return mayBecomeOne ? null : Kind.MISTAKE;
    }

    private boolean isMistaken(Word word) {
        return mistakes.stream()
                .anyMatch(mistake -> mistake.line() == word.line() && isIn(word, mistake.column()));
    }

    /** A parenthesis that a word begins or ends with is a word of its own to the parsers. */
    private static boolean isIn(Word word, int column) {
        boolean isWhole = word.quoted() || !word.text().matches("\\(.*|.*\\)");
        return isWhole
                ? column == word.column()
                : column >= word.column()
                        && column < word.column() + word.text().length();
    }

    private static boolean isQuantity(String text) {
        return text.matches("-?\\d[\\d.]*(ns|us|ms|s|m|h|%|B|KiB|MiB|GiB|x)?(\\.\\.\\d\\w*)?");
    }

    private static boolean isNodes(Word word) {
        try {
            return NodeSetParser.begins(new Words(word, List.of(word)));
        } catch (MistakeException never) {
            throw new IllegalStateException(never);
        }
    }
}
