package raftarium.check.history;

import raftarium.sim.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A whole history told to a live check, one call or return after the other. */
final class Replayed {
    private record Step(long atNanos, boolean isReturn, int number) {}

    private Replayed() {}

    /** When the first return was that shows that it isn't linearizable; -1 if none does. */
    static long firstBadReturn(List<Operation> history, LiveCheck check) {
        List<Step> steps = new ArrayList<>();
        for (int number = 0; number < history.size(); number++) {
            Operation operation = history.get(number);
            steps.add(new Step(operation.callNanos(), false, number));
            boolean ends = operation.returnNanos() != Operation.NEVER;
            steps.add(new Step(
                    ends ? operation.returnNanos() : operation.callNanos() + 20, true, number));
        }
        steps.sort(Comparator.comparingLong(Step::atNanos).thenComparing(Step::isReturn));
        LiveCheck told = check;
        for (Step step : steps) {
            Operation operation = history.get(step.number);
            if (!step.isReturn) {
                Operation asked = operation.ended(Outcome.PENDING, null, Operation.NEVER);
                told.called(step.number, asked);
                continue;
            }
            told = told.copy();
            if (told.returned(step.number, operation) != null) {
                return step.atNanos;
            }
        }
        return -1;
    }
}
