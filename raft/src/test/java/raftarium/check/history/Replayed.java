package raftarium.check.history;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A whole history told to a live check, one call or return after the other. */
final class Replayed {
    private record Step(long atNanos, boolean isReturn, int number) {}

    private Replayed() {}

    /** When the first return was that shows that it isn't linearizable; -1 if none does. */
    static long firstBadReturn(List<Operation> history, LiveCheck check) {
        LiveCheck told = check;
        for (Step step : steps(history)) {
            told = told.copy();
            if (isBad(told, history.get(step.number), step)) {
                return step.atNanos;
            }
        }
        return -1;
    }

    /** What is said in the end. */
    static Verdict verdict(List<Operation> history, LiveCheck check) {
        for (Step step : steps(history)) {
            isBad(check, history.get(step.number), step);
        }
        return check.verdict();
    }

    /** All of it, to what watches one key or one object. */
    static void tell(List<Operation> history, Watch watch) {
        for (Step step : steps(history)) {
            Operation operation = history.get(step.number);
            if (step.isReturn) {
                watch.returned(step.number, operation);
            } else {
                watch.called(step.number, operation.ended(Outcome.PENDING, null, Operation.NEVER));
            }
        }
    }

    private static List<Step> steps(List<Operation> history) {
        List<Step> steps = new ArrayList<>();
        for (int number = 0; number < history.size(); number++) {
            Operation operation = history.get(number);
            steps.add(new Step(operation.callNanos(), false, number));
            boolean ends = operation.returnNanos() != Operation.NEVER;
            steps.add(new Step(
                    ends ? operation.returnNanos() : operation.callNanos() + 20, true, number));
        }
        steps.sort(Comparator.comparingLong(Step::atNanos).thenComparing(Step::isReturn));
        return steps;
    }

    private static boolean isBad(LiveCheck told, Operation operation, Step step) {
        if (step.isReturn) {
            return told.returned(step.number, operation) != null;
        }
        told.called(step.number, operation.ended(Outcome.PENDING, null, Operation.NEVER));
        return false;
    }
}
