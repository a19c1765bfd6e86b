package raftarium.app.command;

import raftarium.condition.Condition;
import raftarium.words.Quantities.Chance;
import raftarium.words.Word;

import java.util.List;

/** A part of a script, ready to be carried out. */
sealed interface Statement {
    /** The words that it begins with, as typed. */
    List<Word> words();

    /** Whether it goes to other moments of the session, or speaks of them. */
    default boolean travels() {
        return false;
    }

    /** A command. */
    record Single(Invocation invocation) implements Statement {
        @Override
        public boolean travels() {
            return invocation.order().travels();
        }

        @Override
        public List<Word> words() {
            return invocation.words();
        }
    }

    /** maybe P COMMAND */
    record Maybe(List<Word> words, Chance chance, Invocation invocation) implements Statement {
        @Override
        public boolean travels() {
            return invocation.order().travels();
        }
    }

    /** repeat N ... end */
    record Repeat(List<Word> words, long times, List<Statement> body) implements Statement {
        @Override
        public boolean travels() {
            return body.stream().anyMatch(Statement::travels);
        }
    }

    /** if CONDITION ... else ... end */
    record If(
            List<Word> words, Condition condition, List<Statement> then, List<Statement> otherwise)
            implements Statement {
        @Override
        public boolean travels() {
            return then.stream().anyMatch(Statement::travels)
                    || otherwise.stream().anyMatch(Statement::travels);
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
        public boolean travels() {
            return body.stream().anyMatch(Statement::travels);
        }
    }
}
