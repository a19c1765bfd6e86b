package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.sim.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Goes through a whole history of one key, of which all answers are known beforehand.
 *
 * @param culprit the first operation whose answer nothing explains; null if all can be explained
 * @param before how things stood just before that operation returned; else at the end
 */
record Walk<S>(@Nullable Operation culprit, Moment<S> before) {
    /** Of two events of one time the call comes first: they may have been concurrent. */
    private static final Comparator<Step> IN_TIME =
            Comparator.comparingLong(Step::atNanos).thenComparing(Step::isReturn);

    /** An operation is called or returns; its number is its place in the history. */
    private record Step(long atNanos, boolean isReturn, int number) {}

    /** From that state on. */
    static <S> Walk<S> through(Specification<S> specification, S state, List<Operation> operations)
            throws LimitException {
        return through(specification, state, operations, (moment, atNanos) -> {});
    }

    /** Whether an order is found without looking for all there are, as {@link Moment} says. */
    static <S> boolean isExplainedLazily(
            Specification<S> specification, S state, List<Operation> operations) {
        try {
            return through(specification, state, operations, true, (moment, atNanos) -> {})
                            .culprit()
                    == null;
        } catch (LimitException limit) {
            return false;
        }
    }

    /** Tells of each moment with its time, as it is after a return. */
    static <S> Walk<S> through(
            Specification<S> specification,
            S state,
            List<Operation> operations,
            BiConsumer<Moment<S>, Long> returned)
            throws LimitException {
        return through(specification, state, operations, false, returned);
    }

    private static <S> Walk<S> through(
            Specification<S> specification,
            S state,
            List<Operation> operations,
            boolean lazily,
            BiConsumer<Moment<S>, Long> returned)
            throws LimitException {
        Moment<S> moment = Moment.at(specification, state);
        for (Step step : steps(operations)) {
            if (step.isReturn) {
                Moment<S> next = moment.returned(step.number, lazily);
                if (next.isImpossible()) {
                    return new Walk<>(operations.get(step.number), moment);
                }
                moment = next;
                returned.accept(moment, step.atNanos);
            } else {
                moment = moment.called(step.number, operations.get(step.number));
            }
        }
        return new Walk<>(null, moment);
    }

    private static List<Step> steps(List<Operation> operations) {
        List<Step> steps = new ArrayList<>();
        for (int number = 0; number < operations.size(); number++) {
            Operation operation = operations.get(number);
            if (operation.outcome() != Outcome.FAILED) {
                steps.add(new Step(operation.callNanos(), false, number));
            }
            if (operation.isAnswered()) {
                steps.add(new Step(operation.returnNanos(), true, number));
            }
        }
        steps.sort(IN_TIME);
        return steps;
    }
}
