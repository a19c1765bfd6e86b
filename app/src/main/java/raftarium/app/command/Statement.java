package raftarium.app.command;

import raftarium.condition.Condition;
import raftarium.words.Quantities.Chance;
import raftarium.words.Word;

import java.util.List;

/** A part of a script, ready to be carried out. */
sealed interface Statement {
    /** The words that it begins with, as typed. */
    List<Word> words();

    /** A command. */
    record Single(Invocation invocation) implements Statement {
        @Override
        public List<Word> words() {
            return invocation.words();
        }
    }

    /** maybe P COMMAND */
    record Maybe(List<Word> words, Chance chance, Invocation invocation) implements Statement {}

    /** repeat N ... end */
    record Repeat(List<Word> words, long times, List<Statement> body) implements Statement {}

    /** if CONDITION ... else ... end */
    record If(
            List<Word> words, Condition condition, List<Statement> then, List<Statement> otherwise)
            implements Statement {}

    /**
     * source FILE
     *
     * @param file what the file is called in messages
     * @param body the file's lines
     */
    record Source(List<Word> words, String file, List<Statement> body) implements Statement {}
}
