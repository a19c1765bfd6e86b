package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.PendingOperations.Pending;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A whole history of which one moment is looked at, that before one of its returns; it can be moved
 * to any other.
 */
final class HistoryBoard<S> {
    private final Specification<S> specification;
    private final List<Operation> operations;
    private final List<Long> ids;

    /** Without the calls of what never matters. */
    private final List<Step> steps = new ArrayList<>();

    /** Of each operation, where it is while it is pending. */
    private final int[] places;

    /** And what is there then. */
    private final @Nullable Pending[] each;

    /** The steps that are returns, and then the end. */
    private final List<Integer> returns = new ArrayList<>();

    /** The operations whose answer says much, in the order of their calls. */
    private final int[] telling;

    /** How many of those are called before each step. */
    private final int[] told;

    private final PendingOperations<S> pending;
    private Places pendingTelling = Places.NONE;
    /** How many steps are behind. */
    private int behind;

    /** Looks at the first return; the rest is as {@link Search#in} says. */
    HistoryBoard(
            Specification<S> specification,
            List<Operation> operations,
            List<Long> ids,
            long endNanos) {
        this.specification = specification;
        this.operations = operations;
        this.ids = ids;
        places = new int[operations.size()];
        each = new @Nullable Pending[operations.size()];
        pending = new PendingOperations<>(specification);
        for (Step step : Step.of(operations)) {
            if (step.atNanos() <= endNanos && isOfMatter(operation(step.number()))) {
                steps.add(step);
            }
        }
        told = new int[steps.size() + 1];
        int[] all = new int[steps.size()];
        for (int number = 0; number < steps.size(); number++) {
            Step step = steps.get(number);
            told[number + 1] = told[number];
            if (step.isReturn()) {
                returns.add(number);
            } else if (specification.isTelling(operation(step.number()))) {
                all[told[number + 1]++] = step.number();
            }
        }
        telling = Arrays.copyOf(all, told[steps.size()]);
        returns.add(steps.size());
        findPlaces();
        moveTo(0);
    }

    private boolean isOfMatter(Operation operation) {
        return operation.isAnswered() || !specification.isRead(operation);
    }

    private void findPlaces() {
        for (Step step : steps) {
            int number = step.number();
            if (!step.isReturn()) {
                places[number] = pending.freePlace();
                each[number] = new Pending(number, operation(number), step.after());
            }
            go(step, false);
        }
        behind = steps.size();
    }

    List<Operation> operations() {
        return operations;
    }

    Operation operation(int number) {
        return operations.get(number);
    }

    /** What is pending at the moment that is looked at. */
    PendingOperations<S> pending() {
        return pending;
    }

    /** The places of those of them whose answer says much. */
    Places telling() {
        return pendingTelling;
    }

    /** The number of one that will be called, counted from the next, from 0; -1 if none will. */
    int tellingAhead(int ahead) {
        int place = told[behind] + ahead;
        return place < telling.length ? telling[place] : -1;
    }

    /** Whether one is called before that one has returned that helps to what it has found. */
    boolean isHelped(S state, int telling) {
        Operation answered = operation(telling);
        for (int number = behind; number < steps.size(); number++) {
            Step step = steps.get(number);
            if (step.atNanos() > answered.returnNanos()) {
                return false;
            } else if (!step.isReturn()
                    && step.number() != telling
                    && specification.helps(state, operation(step.number()), answered)) {
                return true;
            }
        }
        return false;
    }

    /** When the return of that number is. */
    long nanos(int position) {
        int inside = Math.min(Math.max(position, 0), returns.size() - 1);
        int step = Math.min(returns.get(inside), steps.size() - 1);
        return steps.get(step).atNanos();
    }

    boolean isAtEnd() {
        return behind == steps.size();
    }

    /** The place of the operation that returns next. */
    int returning() {
        return places[steps.get(behind).number()];
    }

    /** Looks at the moment before the return of that number, or at the end. */
    void moveTo(int wanted) {
        int until = returns.get(wanted);
        while (behind < until) {
            go(steps.get(behind++), false);
        }
        while (behind > until) {
            go(steps.get(--behind), true);
        }
    }

    private void go(Step step, boolean isBack) {
        if (step.isReturn() == isBack) {
            put(step.number());
        } else {
            remove(step.number());
        }
    }

    private void put(int number) {
        Pending one = Objects.requireNonNull(each[number]);
        pending.put(places[number], one);
        if (specification.isTelling(one.operation())) {
            pendingTelling = pendingTelling.with(places[number]);
        }
    }

    private void remove(int number) {
        pending.remove(places[number]);
        pendingTelling = pendingTelling.without(places[number]);
    }

    /** How things stand there, if that is the way in which they went. */
    Moment<S> moment(Configuration<S> way) {
        PendingOperations<S> named = new PendingOperations<>(specification);
        for (int place = 0; place < pending.length(); place++) {
            Pending one = pending.at(place);
            if (one != null) {
                named.put(place, new Pending(ids.get((int) one.id()), one.operation(), after(one)));
            }
        }
        return new Moment<>(named, List.of(way));
    }

    private long after(Pending one) {
        return one.after() == PendingOperations.NOTHING
                ? PendingOperations.NOTHING
                : ids.get((int) one.after());
    }
}
