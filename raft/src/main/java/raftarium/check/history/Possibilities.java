package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.PendingOperations.Pending;

import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;

/**
 * How things may stand at a moment of a key's history, given what happened until then: just-in-time
 * linearization (Lowe, "Testing for linearizability", 2017). At a call the operation becomes
 * pending. At a return each configuration is extended by pending operations, in any order, until
 * the one that returns has taken effect with the answer that it gave; those in which it can't are
 * dropped. If none is left, the history isn't linearizable.
 *
 * <p>An operation with an unknown answer may be taken at any time or never. One with a known answer
 * is pending with that answer from its call on; if it changes nothing, it is taken as soon as the
 * state allows it. Immutable.
 */
final class Possibilities<S> {
    /** More ways than this aren't followed. */
    static final int MAX_CONFIGURATIONS = 20_000;

    /** So many ways to explain an answer are followed where not all are. */
    private static final int BEAM = 100;

    /** And so many are looked at to find those. */
    private static final int MOST_LOOKED_AT = 500;

    /** More pending operations of a key than this, those with unknown outcome too, neither. */
    static final int MAX_PENDING = 1_024;

    /** It is never changed. */
    private final PendingOperations<S> pending;

    private final List<Configuration<S>> configurations;

    /** Those are pending, and that is how it may have gone. */
    Possibilities(PendingOperations<S> pending, List<Configuration<S>> configurations) {
        this.pending = pending;
        this.configurations = configurations;
    }

    /** Nothing is pending, and that is the state. */
    static <S> Possibilities<S> at(Specification<S> specification, S state) {
        return new Possibilities<>(
                new PendingOperations<>(specification),
                List.of(new Configuration<>(state, PlaceSet.NONE)));
    }

    /** Whether nothing explains what happened. */
    boolean isImpossible() {
        return configurations.isEmpty();
    }

    /** The state, if there is only one and nothing is pending; else null. */
    @Nullable
    S settledState() {
        return pending.isEmpty() && configurations.size() == 1
                ? configurations.get(0).state()
                : null;
    }

    /** The operation was called, as {@link #called(Pending)} says, after none. */
    Possibilities<S> called(long id, Operation operation) throws LimitException {
        return called(new Pending(id, operation, PendingOperations.NOTHING));
    }

    /** The operation was called. One without an answer that changes nothing never matters. */
    Possibilities<S> called(Pending one) throws LimitException {
        Operation operation = one.operation();
        if (!operation.isAnswered() && pending.specification().isRead(operation)) {
            return this;
        }
        int place = pending.freePlace();
        if (place == MAX_PENDING) {
            throw new LimitException("more than " + MAX_PENDING + " operations are pending");
        }
        PendingOperations<S> more = pending.copy();
        more.put(place, one);
        Front<S> front = more.front();
        for (Configuration<S> each : configurations) {
            front.add(more.settled(each.state(), each.taken()));
        }
        return new Possibilities<>(more, front.configurations());
    }

    /** The operation of that id, which is pending with its answer, returned. */
    Possibilities<S> returned(long id) throws LimitException {
        return returned(id, false);
    }

    /**
     * The same.
     *
     * @param lazily operations that need not take effect do so only where nothing else explains the
     *     answer, as few as possible; the others as few as possible too; and of the ways to do that
     *     only some are followed: what is found is right, but not all that is right is found
     */
    Possibilities<S> returned(long id, boolean lazily) throws LimitException {
        int place = pending.place(id);
        PendingOperations<S> fewer = pending.copy();
        fewer.remove(place);
        Front<S> done = fewer.front();
        if (lazily) {
            extendLazily(place, done);
        } else {
            extend(place, done);
        }
        return new Possibilities<>(fewer, done.configurations());
    }

    /** In how many ways things may stand. */
    int size() {
        return configurations.size();
    }

    private void extend(int returning, Front<S> done) throws LimitException {
        Front<S> seen = pending.front();
        ArrayDeque<Configuration<S>> open = new ArrayDeque<>();
        for (Configuration<S> one : configurations) {
            reach(one, returning, done, seen, open);
        }
        while (!open.isEmpty()) {
            Configuration<S> one = open.remove();
            for (int place = 0; place < pending.length(); place++) {
                Configuration<S> taken = pending.take(one, place);
                if (taken != null) {
                    reach(taken, returning, done, seen, open);
                }
            }
        }
    }

    private void extendLazily(int returning, Front<S> done) throws LimitException {
        List<Configuration<S>> level = configurations;
        while (!level.isEmpty() && done.isEmpty()) {
            Front<S> seen = pending.front();
            Front<S> next = pending.front();
            ArrayDeque<Configuration<S>> open = new ArrayDeque<>();
            for (Configuration<S> one : level) {
                reach(one, returning, done, seen, open);
            }
            for (int left = MOST_LOOKED_AT;
                    left > 0 && !open.isEmpty() && done.size() < BEAM;
                    left--) {
                Configuration<S> one = open.remove();
                for (int place = 0; place < pending.length(); place++) {
                    Configuration<S> taken = pending.take(one, place);
                    if (taken != null && !pending.isOptional(place)) {
                        reach(taken, returning, done, seen, open);
                    } else if (taken != null && next.size() < BEAM) {
                        next.add(taken);
                    }
                }
            }
            level = next.configurations();
        }
    }

    private void reach(
            Configuration<S> one,
            int returning,
            Front<S> done,
            Front<S> seen,
            ArrayDeque<Configuration<S>> open)
            throws LimitException {
        boolean isOver = one.taken().has(returning);
        if (isOver) {
            done.add(new Configuration<>(one.state(), one.taken().without(returning)));
        } else if (seen.add(one)) {
            open.add(one);
        }
        int most = pending.specification().mostConfigurations();
        if ((isOver ? done : seen).size() > most) {
            throw new LimitException("there are more than " + most + " ways to order them");
        }
    }

    /** The answers that a pending operation could give, now or after others have taken effect. */
    TreeSet<String> possibleAnswers(Operation operation) throws LimitException {
        TreeSet<String> answers = new TreeSet<>();
        Front<S> seen = pending.front();
        ArrayDeque<Configuration<S>> open = new ArrayDeque<>();
        for (Configuration<S> one : configurations) {
            look(one, seen, open);
        }
        while (!open.isEmpty()) {
            Configuration<S> one = open.remove();
            answers.add(pending.specification().answer(one.state(), operation));
            for (int place = 0; place < pending.length(); place++) {
                Configuration<S> taken = pending.take(one, place);
                if (taken != null) {
                    look(taken, seen, open);
                }
            }
        }
        return answers;
    }

    private void look(Configuration<S> one, Front<S> seen, ArrayDeque<Configuration<S>> open)
            throws LimitException {
        if (seen.add(one)) {
            open.add(one);
        }
        if (seen.size() > MAX_CONFIGURATIONS / 10) {
            throw new LimitException("there are too many ways to order them");
        }
    }
}
