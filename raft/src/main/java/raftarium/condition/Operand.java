package raftarium.condition;

import raftarium.words.MistakeException;

import java.util.List;

/** What stands alone in a {@link Figure}: a whole number, or one that the cluster has. */
interface Operand {
    /**
     * What it is now: of each node of a set, in their order.
     *
     * @return empty if there is no node, or one has no such figure
     */
    List<Long> values(Situation situation) throws MistakeException;

    /** How it stands: "n1 last is 5, n2 last is 7"; "" for a number as typed. */
    String actual(Situation situation) throws MistakeException;

    /** As {@link Condition#isOfCommands}. */
    default boolean isOfCommands() {
        return false;
    }

    /** As {@link Condition#isOfTurns}. */
    default boolean isOfTurns() {
        return false;
    }

    /** A whole number as typed. */
    record Whole(long number) implements Operand {
        @Override
        public List<Long> values(Situation situation) {
            return List.of(number);
        }

        @Override
        public boolean isOfTurns() {
            return true;
        }

        @Override
        public String actual(Situation situation) {
            return "";
        }
    }
}
