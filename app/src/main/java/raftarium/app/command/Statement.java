package raftarium.app.command;

import raftarium.condition.Condition;
import raftarium.words.Lexer;
import raftarium.words.Quantities.Chance;
import raftarium.words.Word;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a script, ready to be carried out. */
sealed interface Statement {
    /** The words that it begins with, as typed. */
    List<Word> words();

    /** It as a line, blocks too, that reads the same again. */
    String text();

    /** A command. */
    record Single(Invocation invocation) implements Statement {
        @Override
        public List<Word> words() {
            return invocation.words();
        }

        @Override
        public String text() {
            return Lexer.line(words());
        }
    }

    /** maybe P COMMAND */
    record Maybe(List<Word> words, Chance chance, Invocation invocation) implements Statement {
        @Override
        public String text() {
            return Lexer.line(words);
        }
    }

    /** repeat N ... end */
    record Repeat(List<Word> words, long times, List<Statement> body) implements Statement {
        @Override
        public String text() {
            return Lexer.line(words) + Statement.block(body) + "; end";
        }
    }

    /** if CONDITION ... else ... end */
    record If(
            List<Word> words, Condition condition, List<Statement> then, List<Statement> otherwise)
            implements Statement {
        @Override
        public String text() {
            String other = otherwise.isEmpty() ? "" : "; else" + Statement.block(otherwise);
            return Lexer.line(words) + Statement.block(then) + other + "; end";
        }
    }

    /**
     * source FILE
     *
     * @param file what the file is called in messages
     * @param body the file's lines
     */
    record Source(List<Word> words, String file, List<Statement> body) implements Statement {
        @Override
        public String text() {
            return body.stream().map(Statement::text).collect(Collectors.joining("; "));
        }
    }

    private static String block(List<Statement> body) {
        return body.stream()
                .map(Statement::text)
                .filter(text -> !text.isEmpty())
                .map(text -> "; " + text)
                .collect(Collectors.joining());
    }
}
