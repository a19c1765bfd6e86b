package raftarium.condition;

import raftarium.words.MistakeException;

import java.util.List;

/**
 * FIGURE CMP FIGURE: where one is of a set of nodes, it holds of each of them; where one has no
 * value, it doesn't hold.
 */
record Compared(Figure left, Comparison comparison, Figure right) implements Condition {
    @Override
    public boolean holds(Situation situation) throws MistakeException {
        List<Long> lefts = left.values(situation);
        List<Long> rights = right.values(situation);
        return !lefts.isEmpty()
                && !rights.isEmpty()
                && lefts.stream()
                        .allMatch(one ->
                                rights.stream().allMatch(other -> comparison.holds(one, other)));
    }

    @Override
    public boolean isOfCommands() {
        return left.isOfCommands() || right.isOfCommands();
    }

    @Override
    public boolean isOfTurns() {
        return left.isOfTurns() && right.isOfTurns();
    }

    @Override
    public String actual(Situation situation) throws MistakeException {
        String one = left.actual(situation);
        String other = right.actual(situation);
        return one
                + (one.isEmpty() || other.isEmpty() || one.equals(other) ? "" : ", ")
                + (one.equals(other) ? "" : other);
    }
}
