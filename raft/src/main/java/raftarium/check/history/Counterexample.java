package raftarium.check.history;

import java.util.List;

/**
 * A few operations on one key, or on one object, that can't have happened as they say.
 *
 * @param key the key; empty for an object that has none, or many
 * @param first what it was before them, in a word
 * @param operations the operations, in the order of their calls; their times say no more than the
 *     order of calls and returns
 * @param culprit the first of them, by its return, whose answer nothing explains
 * @param sentence what is wrong with it
 */
public record Counterexample(
        String key, String first, List<Operation> operations, Operation culprit, String sentence) {
    /** Copies the operations. */
    public Counterexample {
        operations = List.copyOf(operations);
    }

    /** The sentence, and below it the operations as a time line, 80 columns wide at most. */
    public String drawn() {
        return sentence + "\n" + TimeLine.of(operations);
    }
}
