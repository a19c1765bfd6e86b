package raftarium.condition;

import raftarium.words.MistakeException;
import raftarium.words.Words;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A number of the cluster, as it is typed: {@code 7}, {@code term}, {@code n1 last}, {@code n2 last
 * - 1}, {@code count up with (last >= 3)}. It is found out anew each time it is asked for.
 */
public final class Figure {
    /** So many can be added to the first, or taken away from it. */
    static final int MAX_SUMMANDS = 8;

    /** What is added, or taken away. */
    record Summand(boolean isAdded, Operand operand) {
        /** Beyond 64 bits it stays at their end. */
        private long to(long sum, long value) {
            long result = isAdded ? sum + value : sum - value;
            long sign = isAdded ? value : ~value;
            boolean overflows = ((sum ^ result) & (sign ^ result)) < 0;
            return overflows ? (sum < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : result;
        }
    }

    private final Operand first;
    private final List<Summand> more;

    Figure(Operand first, List<Summand> more) {
        this.first = first;
        this.more = List.copyOf(more);
    }

    /**
     * Reads a figure from the next words and takes them.
     *
     * @throws MistakeException if they are none; it says what is expected where
     */
    public static Figure parse(Words words) throws MistakeException {
        return new FigureParser(words, ConditionParser.Place.BEGIN).figure();
    }

    /** Offers what a figure may begin with. */
    public static void offer(Words words) {
        FigureParser.offer(words, ConditionParser.Place.BEGIN);
    }

    /**
     * What it is now.
     *
     * @return empty if nobody has such a figure, or several nodes differ in it
     * @throws MistakeException if a node that is named isn't there
     */
    public Optional<Long> value(Situation situation) throws MistakeException {
        List<Long> values = NodeSet.looking(situation, this::values);
        return values.stream().distinct().count() == 1
                ? Optional.of(values.get(0))
                : Optional.empty();
    }

    /** How it stands: "n1 last is 5"; "" for a number as typed. */
    public String actual(Situation situation) throws MistakeException {
        StringBuilder actual = new StringBuilder(first.actual(situation));
        for (Summand summand : more) {
            String other = summand.operand.actual(situation);
            actual.append(actual.isEmpty() || other.isEmpty() ? "" : ", ").append(other);
        }
        return actual.toString();
    }

    /**
     * What it is now, of each node of the set that it begins with.
     *
     * @return empty if there is none, or something in it has no value
     */
    List<Long> values(Situation situation) throws MistakeException {
        List<Long> values = first.values(situation);
        for (Summand summand : more) {
            List<Long> others = summand.operand.values(situation);
            if (others.size() > 1) {
                throw new MistakeException("what is added or taken away is of one node, not of "
                        + others.size() + ": " + summand.operand.actual(situation));
            }
            values = others.isEmpty()
                    ? List.of()
                    : values.stream()
                            .map(value -> summand.to(value, others.get(0)))
                            .collect(Collectors.toList());
        }
        return values;
    }

    private Stream<Operand> operands() {
        return Stream.concat(Stream.of(first), more.stream().map(Summand::operand));
    }

    boolean isOfCommands() {
        return operands().anyMatch(Operand::isOfCommands);
    }

    boolean isOfTurns() {
        return operands().allMatch(Operand::isOfTurns);
    }
}
