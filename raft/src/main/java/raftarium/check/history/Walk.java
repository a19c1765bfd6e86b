package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.PendingOperations.Pending;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * Goes through a whole history of one key with all its answers, and follows every way in which it
 * may have gone.
 *
 * @param culprit the first operation whose answer nothing explains; null if all can be explained
 * @param before how things stood just before that operation returned; else at the end
 */
record Walk<S>(@Nullable Operation culprit, Possibilities<S> before) {
    /** More ways than this, at all moments together, aren't followed. */
    private static final int MOST_LOOKED_AT = 200_000;

    /** From that state on. */
    static <S> Walk<S> through(Specification<S> specification, S state, List<Operation> operations)
            throws LimitException {
        return through(specification, state, operations, (possible, atNanos) -> {});
    }

    /** Whether an order is found without a search for all of them; see {@link Possibilities}. */
    static <S> boolean isExplainedLazily(
            Specification<S> specification, S state, List<Operation> operations) {
        try {
            return through(specification, state, operations, true, (possible, atNanos) -> {})
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
            BiConsumer<Possibilities<S>, Long> returned)
            throws LimitException {
        return through(specification, state, operations, false, returned);
    }

    private static <S> Walk<S> through(
            Specification<S> specification,
            S state,
            List<Operation> operations,
            boolean lazily,
            BiConsumer<Possibilities<S>, Long> returned)
            throws LimitException {
        Possibilities<S> possible = Possibilities.at(specification, state);
        long lookedAt = 0;
        for (Step step : Step.of(operations)) {
            if (step.isReturn()) {
                Possibilities<S> next = possible.returned(step.number(), lazily);
                if (next.isImpossible()) {
                    return new Walk<>(operations.get(step.number()), possible);
                }
                possible = next;
                lookedAt += possible.size();
                returned.accept(possible, step.atNanos());
            } else {
                Operation operation = operations.get(step.number());
                possible = possible.called(new Pending(step.number(), operation, step.after()));
            }
            if (lookedAt > MOST_LOOKED_AT) {
                throw new LimitException("there are too many ways to order them");
            }
        }
        return new Walk<>(null, possible);
    }
}
