package raftarium.condition;

import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Something that holds or doesn't, at a moment of a situation. */
public interface Condition {
    /** Whether it holds now. */
    boolean holds(Situation situation) throws MistakeException;

    /** How things stand, for the message of a failed expectation: "n1 is a follower". */
    String actual(Situation situation) throws MistakeException;

    /**
     * Whether it hangs on more than the cluster: on what a command was answered, or on what would
     * be drawn to judge it.
     */
    default boolean isOfCommands() {
        return false;
    }

    /**
     * Whether it stays as it is as long as {@link raftarium.sim.Simulation#turns} does, and no
     * command is given.
     */
    default boolean isOfTurns() {
        return false;
    }

    /** Whether it expects a violation, so that the one there is isn't held against the run. */
    default boolean expectsViolation() {
        return false;
    }

    /** It doesn't hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Situation situation) throws MistakeException {
            return !condition.holds(situation);
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            return condition.actual(situation);
        }

        @Override
        public boolean isOfCommands() {
            return condition.isOfCommands();
        }

        @Override
        public boolean isOfTurns() {
            return condition.isOfTurns();
        }
    }

    /** All of them hold. */
    record And(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Situation situation) throws MistakeException {
            for (Condition condition : conditions) {
                if (!condition.holds(situation)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            List<String> broken = new ArrayList<>();
            for (Condition condition : conditions) {
                if (!condition.holds(situation)) {
                    broken.add(condition.actual(situation));
                }
            }
            return broken.isEmpty() ? all(conditions, situation) : String.join("; ", broken);
        }

        @Override
        public boolean isOfCommands() {
            return conditions.stream().anyMatch(Condition::isOfCommands);
        }

        @Override
        public boolean isOfTurns() {
            return conditions.stream().allMatch(Condition::isOfTurns);
        }

        @Override
        public boolean expectsViolation() {
            return conditions.stream().anyMatch(Condition::expectsViolation);
        }
    }

    /** One of them holds, or several. */
    record Or(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Situation situation) throws MistakeException {
            for (Condition condition : conditions) {
                if (condition.holds(situation)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String actual(Situation situation) throws MistakeException {
            return all(conditions, situation);
        }

        @Override
        public boolean isOfCommands() {
            return conditions.stream().anyMatch(Condition::isOfCommands);
        }

        @Override
        public boolean isOfTurns() {
            return conditions.stream().allMatch(Condition::isOfTurns);
        }

        @Override
        public boolean expectsViolation() {
            return conditions.stream().anyMatch(Condition::expectsViolation);
        }
    }

    private static String all(List<Condition> conditions, Situation situation)
            throws MistakeException {
        Set<String> all = new LinkedHashSet<>();
        for (Condition condition : conditions) {
            all.add(condition.actual(situation));
        }
        return String.join("; ", all);
    }
}
