package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.Group.Member;
import raftarium.check.history.PendingOperations.Pending;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A whole history, looked at just before one of its returns; it can be moved to any other return.
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

    /** The steps at which each operation is called and returns; NEVER if it doesn't. */
    private final int[] calls;

    private final int[] ends;

    private final PendingOperations<S> pending;
    /** How many steps are behind. */
    private int behind;

    /** Looks at the first return; the rest is as {@link OrderSearch#in} says. */
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
        calls = new int[operations.size()];
        ends = new int[operations.size()];
        Arrays.fill(calls, Group.NEVER);
        Arrays.fill(ends, Group.NEVER);
        for (int number = 0; number < steps.size(); number++) {
            Step step = steps.get(number);
            if (step.isReturn()) {
                returns.add(number);
                ends[step.number()] = number;
            } else {
                calls[step.number()] = number;
            }
        }
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

    /** All that are ever pending, in the order of their calls. */
    List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int number = 0; number < steps.size(); number++) {
            Step step = steps.get(number);
            if (!step.isReturn()) {
                int end = ends[step.number()];
                members.add(new Member(step.number(), number, end, end));
            }
        }
        return members;
    }

    /** How many steps are behind. */
    int behind() {
        return behind;
    }

    /** Whether it has yet to take effect, where those have of what is pending. */
    boolean isLeft(int number, PlaceSet taken) {
        return calls[number] >= behind || ends[number] >= behind && !taken.has(places[number]);
    }

    /** When the return of that number is. */
    long nanos(int position) {
        int inside = Math.min(Math.max(position, 0), returns.size() - 1);
        int step = Math.min(returns.get(inside), steps.size() - 1);
        return steps.get(step).atNanos();
    }

    /** How many returns there are before that step. */
    int position(int step) {
        int place = Collections.binarySearch(returns, step);
        return place < 0 ? -place - 1 : place;
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
        pending.put(places[number], Objects.requireNonNull(each[number]));
    }

    private void remove(int number) {
        pending.remove(places[number]);
    }

    /** How things stand there, if that is the way in which they went. */
    Possibilities<S> possible(Configuration<S> way) {
        PendingOperations<S> named = new PendingOperations<>(specification);
        for (int place = 0; place < pending.length(); place++) {
            Pending one = pending.at(place);
            if (one != null) {
                named.put(place, new Pending(ids.get((int) one.id()), one.operation(), after(one)));
            }
        }
        return new Possibilities<>(named, List.of(way));
    }

    private long after(Pending one) {
        return one.after() == PendingOperations.NOTHING
                ? PendingOperations.NOTHING
                : ids.get((int) one.after());
    }
}
