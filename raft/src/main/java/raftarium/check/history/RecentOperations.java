package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.data.SharedMap;
import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The newest operations of a key, and what it had before them: what a counterexample is from. Much
 * happens at one virtual time, so the order in which it happened takes the times' place.
 */
final class RecentOperations<S> {
    /** When all is settled and there are as many, they are forgotten. */
    private static final int ENOUGH = 64;

    /** Or so many characters in their values and results. */
    private static final long ENOUGH_CHARACTERS = 1 << 20;

    /** There are never more: the oldest are forgotten, and what the key had then isn't known. */
    private static final int MOST = 4096;

    private SharedMap<Long, Operation> operations = new SharedMap<>();
    private S first;
    private boolean isComplete = true;
    private long order;
    private long characters;

    RecentOperations(S first) {
        this.first = first;
    }

    RecentOperations<S> copy() {
        RecentOperations<S> copy = new RecentOperations<>(first);
        copy.operations = operations.copy();
        copy.isComplete = isComplete;
        copy.order = order;
        copy.characters = characters;
        return copy;
    }

    /** An operation was called. */
    void called(long id, Operation operation) {
        operations.put(id, timed(operation, ++order, Operation.NEVER));
        characters += operation.value().length();
        if (operations.size() > MOST) {
            operations.removeFirst();
            isComplete = false;
        }
    }

    /** An operation has returned. */
    void returned(long id, Operation operation) {
        String result = operation.result();
        characters += result == null ? 0 : result.length();
        long now = operation.outcome() == Outcome.UNKNOWN ? Operation.NEVER : ++order;
        operations.computeIfPresent(
                id, (same, called) -> timed(operation, called.callNanos(), now));
    }

    private static Operation timed(Operation operation, long call, long end) {
        return operation.at(call, end);
    }

    /** Nothing is open, and that is the only state that the key can have. */
    void settled(S state) {
        if (operations.size() >= ENOUGH || characters >= ENOUGH_CHARACTERS) {
            operations.clear();
            characters = 0;
            first = state;
            isComplete = true;
        }
    }

    /** A watch that begins with them; null if some are forgotten. */
    @Nullable
    ObjectWatch<S> watched(Specification<S> specification) {
        if (!isComplete) {
            return null;
        }
        ObjectWatch<S> watch = new ObjectWatch<>(specification, first);
        TreeMap<Long, Runnable> steps = new TreeMap<>();
        operations.forEach((id, operation) -> {
            steps.put(operation.callNanos(), () -> watch.called(id, operation));
            if (operation.returnNanos() != Operation.NEVER) {
                steps.put(operation.returnNanos(), () -> watch.returned(id, operation));
            }
        });
        steps.values().forEach(Runnable::run);
        operations.forEach((id, operation) -> {
            if (operation.outcome() == Outcome.UNKNOWN) {
                watch.returned(id, operation);
            }
        });
        return watch;
    }

    /** Why they aren't linearizable; if it isn't to be seen from what is left, only that. */
    Counterexample counterexample(Specification<S> specification, Operation culprit) {
        List<Operation> left = new ArrayList<>(operations.values());
        S before = isComplete ? first : specification.anything();
        if (OrderSearch.in(specification, before, left, OrderSearch.budget(specification))
                .isNone()) {
            return new Shortening<>(specification, new Excerpt<>(before, left)).counterexample();
        }
        return new Counterexample(
                culprit.key(),
                specification.words(before),
                List.of(culprit),
                culprit,
                "nothing explains the answer of this operation on " + culprit.subject()
                        + " any more; what was before it has been forgotten");
    }
}
