package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.PendingOperations.Pending;
import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Checks one key's history while it happens. Until an operation has returned it may have taken
 * effect or not. When it returns, what came after its call is gone through again with its answer
 * known: so what is remembered is only what happened since the oldest open call, at most {@link
 * #MAX_STEPS} calls and returns, and how things stood then.
 *
 * <p>Where there are too many ways for that, an {@link ObjectWatch} goes on, which says later what
 * is wrong, but looks for one way only.
 */
final class KeyWatch<S> implements Watch {
    /** More isn't remembered while an operation is open: then nobody knows. */
    static final int MAX_STEPS = 20_000;

    /** A call with the number of the step at which it returns, as far as is known; or a return. */
    private record LiveStep(Pending of, boolean isReturn) {
        long id() {
            return of.id();
        }
    }

    /** An operation that hasn't returned: the number of its step, and how things stood before. */
    private record Open<S>(long step, Possibilities<S> before) {}

    private final Specification<S> specification;
    private final TreeMap<Long, Open<S>> open = new TreeMap<>();
    private final List<@Nullable LiveStep> steps = new ArrayList<>();

    /** The number of the first step that is remembered. */
    private long firstStep;

    private Possibilities<S> now;
    private RecentOperations<S> recent;
    private @Nullable ObjectWatch<S> later;
    private @Nullable String unknown;
    private @Nullable Counterexample broken;

    KeyWatch(Specification<S> specification, S first) {
        this.specification = specification;
        now = Possibilities.at(specification, first);
        recent = new RecentOperations<>(first);
    }

    private KeyWatch(KeyWatch<S> other) {
        specification = other.specification;
        open.putAll(other.open);
        steps.addAll(other.steps);
        firstStep = other.firstStep;
        now = other.now;
        recent = other.recent.copy();
        later = other.later == null ? null : other.later.copy();
        unknown = other.unknown;
        broken = other.broken;
    }

    @Override
    public KeyWatch<S> copy() {
        return new KeyWatch<>(this);
    }

    /** Which limit was reached; null if none was. */
    @Override
    public @Nullable String unknown() {
        return later == null ? unknown : later.unknown();
    }

    /** Why the history isn't linearizable; null as long as it is, or nobody knows. */
    @Override
    public @Nullable Counterexample broken() {
        return later == null ? broken : later.broken();
    }

    @Override
    public @Nullable Counterexample asOfNow() {
        return later == null ? broken : later.asOfNow();
    }

    private boolean isOver() {
        return unknown != null || broken != null;
    }

    @Override
    public void called(long id, Operation operation) {
        if (later != null) {
            later.called(id, operation);
            return;
        } else if (isOver()) {
            return;
        }
        recent.called(id, operation);
        try {
            Possibilities<S> before = now;
            now = before.called(id, operation);
            open.put(id, new Open<>(firstStep + steps.size(), before));
            add(new LiveStep(new Pending(id, operation, PendingOperations.NOTHING), false));
        } catch (LimitException limit) {
            giveUp(limit);
        }
    }

    /** It returned, or its client has given up. */
    @Override
    public void returned(long id, Operation operation) {
        if (later != null) {
            later.returned(id, operation);
            return;
        }
        Open<S> returning = open.remove(id);
        if (isOver() || returning == null) {
            return;
        }
        try {
            recent.returned(id, operation);
            if (operation.outcome() != Outcome.UNKNOWN) {
                int place = (int) (returning.step - firstStep);
                boolean happened = operation.isAnswered();
                Pending known = new Pending(
                        id, operation, PendingOperations.NOTHING, firstStep + steps.size());
                steps.set(place, happened ? new LiveStep(known, false) : null);
                if (happened) {
                    add(new LiveStep(known, true));
                }
                goThrough(place, returning.before, operation);
            }
            forget();
        } catch (LimitException limit) {
            giveUp(limit);
        }
    }

    private void goThrough(int from, Possibilities<S> before, Operation returned)
            throws LimitException {
        Possibilities<S> possible = before;
        for (int place = from; place < steps.size(); place++) {
            LiveStep step = steps.get(place);
            if (step == null) {
                continue;
            } else if (step.isReturn) {
                possible = possible.returned(step.id());
            } else {
                Possibilities<S> unchanged = possible;
                open.computeIfPresent(step.id(), (id, other) -> new Open<>(other.step, unchanged));
                possible = possible.called(step.of);
            }
            if (possible.isImpossible()) {
                broken = recent.counterexample(specification, returned);
                clear();
                return;
            }
        }
        now = possible;
    }

    private void add(LiveStep step) throws LimitException {
        if (steps.size() == MAX_STEPS) {
            throw new LimitException(
                    "more than " + MAX_STEPS + " calls and returns while an operation was open");
        }
        steps.add(step);
    }

    private void giveUp(LimitException limit) {
        later = recent.watched(specification);
        unknown = String.valueOf(limit.getMessage());
        clear();
    }

    /** Nothing will be gone through again. */
    private void clear() {
        open.clear();
        steps.clear();
        now = Possibilities.at(specification, specification.anything());
        recent = new RecentOperations<>(specification.anything());
    }

    private void forget() {
        long oldest = firstStep + steps.size();
        for (Open<S> one : open.values()) {
            oldest = Math.min(oldest, one.step);
        }
        steps.subList(0, (int) (oldest - firstStep)).clear();
        firstStep = oldest;
        S settled = open.isEmpty() ? now.settledState() : null;
        if (settled != null) {
            recent.settled(settled);
        }
    }
}
