package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.data.SharedMap;
import raftarium.trace.Outcome;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks one object's history while it happens, where almost every operation changes the state, and
 * answers tell much of the order: a call or return is looked at when all that was called before it
 * has its answer, or was given up. So an answer that nothing explains is found when the operations
 * that were open at that moment have ended: at most 10 s later.
 *
 * <p>An operation with an unknown outcome is first assumed to have taken effect only where an
 * answer needs it. If that explains nothing, all that happened since a moment when all was settled
 * is gone through again with all possibilities.
 */
final class ObjectWatch<S> implements Watch {
    /** More calls and returns aren't remembered: then nobody knows. */
    static final int MAX_STEPS = 8_000;

    /** More ways in which things may stand at a moment aren't followed. */
    static final int MAX_CONFIGURATIONS = 2_000;

    /** Nor more at all moments together. */
    private static final int MOST_LOOKED_AT = 50_000;

    /** So many are remembered even when all is settled, to show how it came about. */
    private static final int ENOUGH = 64;

    /** A call, or a return; its operation is the one of that id. */
    private record LiveStep(long id, long order, boolean isReturn) {}

    private final Specification<S> specification;
    private final TreeSet<Long> open = new TreeSet<>();
    private final ArrayDeque<LiveStep> coming = new ArrayDeque<>();

    /** What is behind, since that state. */
    private final List<LiveStep> past = new ArrayList<>();

    private S first;
    private SharedMap<Long, Operation> operations = new SharedMap<>();
    private long order;
    private Possibilities<S> now;
    private boolean isTentative;
    private @Nullable String unknown;
    private @Nullable Counterexample broken;

    ObjectWatch(Specification<S> specification, S first) {
        this.specification = specification;
        this.first = first;
        now = Possibilities.at(specification, first);
    }

    @Override
    public ObjectWatch<S> copy() {
        ObjectWatch<S> copy = new ObjectWatch<>(specification, first);
        copy.open.addAll(open);
        copy.coming.addAll(coming);
        copy.past.addAll(past);
        copy.operations = operations.copy();
        copy.order = order;
        copy.now = now;
        copy.unknown = unknown;
        copy.broken = broken;
        return copy;
    }

    @Override
    public @Nullable String unknown() {
        return unknown;
    }

    @Override
    public @Nullable Counterexample broken() {
        return broken;
    }

    private boolean isOver() {
        return unknown != null || broken != null;
    }

    @Override
    public void called(long id, Operation operation) {
        if (isOver()) {
            return;
        }
        order++;
        operations.put(id, operation.at(order, Operation.NEVER));
        open.add(id);
        coming.add(new LiveStep(id, order, false));
        advance();
    }

    @Override
    public void returned(long id, Operation operation) {
        Operation called = operations.get(id);
        if (isOver() || called == null || !open.remove(id)) {
            return;
        }
        order++;
        boolean isKnown = operation.outcome() != Outcome.UNKNOWN;
        operations.put(id, operation.at(called.callNanos(), isKnown ? order : Operation.NEVER));
        if (operation.isAnswered()) {
            coming.add(new LiveStep(id, order, true));
        }
        advance();
    }

    @Override
    public @Nullable Counterexample asOfNow() {
        if (isOver() || open.isEmpty()) {
            return broken;
        }
        ObjectWatch<S> copy = copy();
        copy.isTentative = true;
        for (long id : open) {
            Operation called = operations.get(id);
            if (called != null) {
                copy.returned(id, called.unanswered());
            }
        }
        return copy.broken;
    }

    private void advance() {
        try {
            while (!isOver() && !coming.isEmpty() && !open.contains(coming.element().id)) {
                LiveStep step = coming.remove();
                past.add(step);
                Possibilities<S> next = after(now, step, true);
                now = next.isImpossible() ? searched() : next;
            }
            if (past.size() + coming.size() > MAX_STEPS) {
                throw new LimitException("more than " + MAX_STEPS
                        + " calls and returns since all outcomes were known");
            }
        } catch (LimitException limit) {
            unknown = limit.getMessage();
        }
        forget();
    }

    private Possibilities<S> after(Possibilities<S> possible, LiveStep step, boolean lazily)
            throws LimitException {
        Operation operation = operations.get(step.id);
        if (operation == null || operation.outcome() == Outcome.FAILED) {
            return possible;
        }
        return step.isReturn
                ? possible.returned(step.id, lazily)
                : possible.called(step.id, operation);
    }

    /** All that is past, anew: how things stand; if nothing explains it, it is broken. */
    private Possibilities<S> searched() throws LimitException {
        LiveStep last = past.get(past.size() - 1);
        TreeMap<Long, Operation> called = upTo(last);
        OrderSearch.Result<S> found = OrderSearch.in(
                specification,
                new Excerpt<>(first, List.copyOf(called.values())),
                List.copyOf(called.keySet()),
                last.order);
        Possibilities<S> end = found.end();
        if (end != null) {
            return end;
        } else if (found.without() != null) {
            broken = new Shortening<>(specification, found.without()).counterexample();
            return Possibilities.at(specification, specification.anything());
        } else if (isTentative) {
            throw new LimitException("what is open may explain it");
        }
        return withAllPossibilities();
    }

    private Possibilities<S> withAllPossibilities() throws LimitException {
        Possibilities<S> possible = Possibilities.at(specification, first);
        long looked = 0;
        for (LiveStep step : past) {
            possible = after(possible, step, false);
            looked += possible.size();
            if (looked > MOST_LOOKED_AT) {
                throw new LimitException("there are too many ways to order them");
            }
            if (possible.isImpossible()) {
                Excerpt<S> whole = new Excerpt<>(first, List.copyOf(upTo(step).values()));
                broken = new Shortening<>(specification, whole).counterexample();
                return possible;
            }
        }
        return possible;
    }

    /** The operations that were called until then; what returned later may be needed as well. */
    private TreeMap<Long, Operation> upTo(LiveStep last) {
        TreeMap<Long, Operation> called = new TreeMap<>(operations);
        called.values().removeIf(operation -> operation.callNanos() > last.order);
        return called;
    }

    private void forget() {
        if (isOver()) {
            open.clear();
            coming.clear();
            past.clear();
            operations.clear();
            now = Possibilities.at(specification, specification.anything());
            return;
        }
        S settled = past.size() > ENOUGH ? now.settledState() : null;
        if (settled != null) {
            past.clear();
            operations.keySet().removeIf(id -> !isComing(id));
            first = settled;
        }
    }

    private boolean isComing(long id) {
        return coming.stream().anyMatch(step -> step.id == id);
    }
}
