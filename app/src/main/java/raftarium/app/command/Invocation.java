package raftarium.app.command;

import raftarium.words.MistakeException;
import raftarium.words.Word;
import raftarium.words.Words;

import java.util.List;

/**
 * What a statement says is to be done, as often as needed.
 *
 * @param words the statement as typed
 */
record Invocation(Order order, List<Word> words) {
    /** What such a statement says. */
    static Invocation of(List<Word> statement) throws MistakeException {
        Word name = statement.get(0);
        Words behind = new Words(name, statement.subList(1, statement.size()));
        return new Invocation(Vocabulary.entry(name).read(behind), statement);
    }
}
