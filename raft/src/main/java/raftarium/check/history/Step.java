package raftarium.check.history;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * An operation of a whole history is called, or returns with its answer.
 *
 * @param number its place in the history
 * @param after the number of the operation that its client had before and that returned at the very
 *     time of this call, so that it comes first; {@link PendingOperations#NOTHING} if there is none
 */
record Step(long atNanos, boolean isReturn, int number, int after) {
    /** Of two steps of one time the call comes first: they may have been concurrent. */
    private static final Comparator<Step> IN_TIME =
            Comparator.comparingLong(Step::atNanos).thenComparing(Step::isReturn);

    private static final int NOTHING = (int) PendingOperations.NOTHING;

    /** The steps of a history in the order of time; what failed has none. */
    static List<Step> of(List<Operation> operations) {
        int[] before = before(operations);
        List<Step> steps = new ArrayList<>();
        for (int number = 0; number < operations.size(); number++) {
            Operation operation = operations.get(number);
            if (operation.outcome() != Outcome.FAILED) {
                steps.add(new Step(operation.callNanos(), false, number, before[number]));
            }
            if (operation.isAnswered()) {
                steps.add(new Step(operation.returnNanos(), true, number, NOTHING));
            }
        }
        steps.sort(IN_TIME);
        return steps;
    }

    /** For each operation the one of its client that is over when it is called, and touches it. */
    private static int[] before(List<Operation> operations) {
        int[] before = new int[operations.size()];
        Arrays.fill(before, NOTHING);
        TreeMap<String, List<Integer>> byClient = new TreeMap<>();
        for (int number = 0; number < operations.size(); number++) {
            if (operations.get(number).outcome() != Outcome.FAILED) {
                byClient.computeIfAbsent(
                                operations.get(number).client(), client -> new ArrayList<>())
                        .add(number);
            }
        }
        for (List<Integer> own : byClient.values()) {
            own.sort(Comparator.<Integer>comparingLong(
                            number -> operations.get(number).callNanos())
                    .thenComparingLong(number -> operations.get(number).returnNanos()));
            TreeMap<Long, Integer> lastByReturn = new TreeMap<>();
            for (int number : own) {
                Operation operation = operations.get(number);
                Integer last = lastByReturn.get(operation.callNanos());
                before[number] = last == null ? NOTHING : last;
                if (operation.isAnswered()) {
                    lastByReturn.put(operation.returnNanos(), number);
                }
            }
        }
        return before;
    }
}
