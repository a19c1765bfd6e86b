package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * How things may stand at a moment of a key's history, given what happened until then: just-in-time
 * linearization (Lowe, "Testing for linearizability", 2017). At a call the operation becomes
 * pending. At a return each configuration is extended by pending operations, in any order, until
 * the one that returns has taken effect with the answer that it gave; those in which it can't are
 * dropped. If none is left, the history isn't linearizable.
 *
 * <p>An operation whose answer isn't known may be taken at any time or never. One whose answer is
 * known is pending with that answer from its call on, so that one that changes nothing is taken as
 * soon as the state allows it. Immutable.
 */
final class Moment<S> {
    /** More ways than this aren't followed. */
    static final int MAX_CONFIGURATIONS = 20_000;

    /** So many ways to explain an answer are followed where not all are. */
    private static final int BEAM = 100;

    /** And so many are looked at to find those. */
    private static final int MOST_LOOKED_AT = 500;

    /** More pending operations of a key than this, those with unknown outcome too, neither. */
    static final int MAX_PENDING = Long.SIZE;

    private record Pending(long id, Operation operation) {}

    private final Specification<S> specification;

    /** Each at the place of its bit. */
    private final @Nullable Pending[] pending;

    private final long optional;
    private final long reads;
    private final List<Configuration<S>> configurations;

    private Moment(
            Specification<S> specification,
            @Nullable Pending[] pending,
            List<Configuration<S>> configurations) {
        this.specification = specification;
        this.pending = pending;
        this.configurations = configurations;
        long mayTake = 0;
        long changeNothing = 0;
        for (int place = 0; place < pending.length; place++) {
            Pending one = pending[place];
            if (one != null && !one.operation.isAnswered()) {
                mayTake |= 1L << place;
            } else if (one != null && specification.isRead(one.operation)) {
                changeNothing |= 1L << place;
            }
        }
        optional = mayTake;
        reads = changeNothing;
    }

    /** Nothing is pending, and that is the state. */
    static <S> Moment<S> at(Specification<S> specification, S state) {
        return new Moment<>(
                specification, new @Nullable Pending[0], List.of(new Configuration<>(state, 0)));
    }

    private Moment<S> with(List<Configuration<S>> others) {
        return new Moment<>(specification, pending, others);
    }

    /** Whether nothing explains what happened. */
    boolean isImpossible() {
        return configurations.isEmpty();
    }

    /** The state, if there is only one and nothing is pending; else null. */
    @Nullable
    S settledState() {
        for (Pending one : pending) {
            if (one != null) {
                return null;
            }
        }
        return configurations.size() == 1 ? configurations.get(0).state() : null;
    }

    /**
     * The operation was called. One without an answer that changes nothing never matters.
     *
     * @param id tells it from the others that are pending
     */
    Moment<S> called(long id, Operation operation) throws LimitException {
        if (!operation.isAnswered() && specification.isRead(operation)) {
            return this;
        }
        int place = 0;
        while (place < pending.length && pending[place] != null) {
            place++;
        }
        if (place == MAX_PENDING) {
            throw new LimitException("more than " + MAX_PENDING + " operations are pending");
        }
        @Nullable Pending[] more = Arrays.copyOf(pending, Math.max(pending.length, place + 1));
        more[place] = new Pending(id, operation);
        Moment<S> next = new Moment<>(specification, more, configurations);
        Front<S> front = next.front();
        for (Configuration<S> one : configurations) {
            front.add(next.settled(one.state(), one.taken()));
        }
        return next.with(front.configurations());
    }

    /** The operation of that id, which is pending with its answer, returned. */
    Moment<S> returned(long id) throws LimitException {
        return returned(id, false);
    }

    /**
     * The same.
     *
     * @param lazily operations that need not take effect do so only where nothing else explains the
     *     answer, as few as possible; the others as few as possible too; and of the ways to do that
     *     only some are followed: what is found is right, but not all that is right is found
     */
    Moment<S> returned(long id, boolean lazily) throws LimitException {
        int place = place(id);
        @Nullable Pending[] fewer = pending.clone();
        fewer[place] = null;
        Moment<S> next = new Moment<>(specification, fewer, List.of());
        Front<S> done = next.front();
        if (lazily) {
            extendLazily(place, done);
        } else {
            extend(place, done);
        }
        return next.with(done.configurations());
    }

    private Front<S> front() {
        return new Front<>(optional, reads, specification.mostConfigurations());
    }

    /** In how many ways things may stand. */
    int size() {
        return configurations.size();
    }

    private void extend(int returning, Front<S> done) throws LimitException {
        long bit = 1L << returning;
        Front<S> seen = front();
        ArrayDeque<Configuration<S>> open = new ArrayDeque<>();
        for (Configuration<S> one : configurations) {
            reach(one, bit, done, seen, open);
        }
        while (!open.isEmpty()) {
            Configuration<S> one = open.remove();
            for (int place = 0; place < pending.length; place++) {
                Configuration<S> taken = take(one, place);
                if (taken != null) {
                    reach(taken, bit, done, seen, open);
                }
            }
        }
    }

    private void extendLazily(int returning, Front<S> done) throws LimitException {
        long bit = 1L << returning;
        List<Configuration<S>> level = configurations;
        while (!level.isEmpty() && done.isEmpty()) {
            Front<S> seen = front();
            Front<S> next = front();
            ArrayDeque<Configuration<S>> open = new ArrayDeque<>();
            for (Configuration<S> one : level) {
                reach(one, bit, done, seen, open);
            }
            for (int left = MOST_LOOKED_AT;
                    left > 0 && !open.isEmpty() && done.size() < BEAM;
                    left--) {
                Configuration<S> one = open.remove();
                for (int place = 0; place < pending.length; place++) {
                    Configuration<S> taken = take(one, place);
                    if (taken != null && (optional >>> place & 1) == 0) {
                        reach(taken, bit, done, seen, open);
                    } else if (taken != null && next.size() < BEAM) {
                        next.add(taken);
                    }
                }
            }
            level = next.configurations();
        }
    }

    private static <S> void reach(
            Configuration<S> one,
            long bit,
            Front<S> done,
            Front<S> seen,
            ArrayDeque<Configuration<S>> open)
            throws LimitException {
        if ((one.taken() & bit) != 0) {
            done.add(new Configuration<>(one.state(), one.taken() & ~bit));
        } else if (seen.add(one)) {
            open.add(one);
        }
    }

    /** What one becomes when that operation takes effect next; null if it can't or needn't. */
    private @Nullable Configuration<S> take(Configuration<S> one, int place) {
        Pending next = pending[place];
        long bit = 1L << place;
        if (next == null || (one.taken() & bit) != 0) {
            return null;
        }
        S state = specification.after(one.state(), next.operation);
        boolean isOptional = (optional & bit) != 0;
        if (state == null
                || isOptional && state.equals(one.state())
                || isOptional && isPreceded(next.operation, place, one.taken())) {
            return null;
        }
        return settled(state, one.taken() | bit);
    }

    /** Of operations with the same effect that need not happen, the first comes first. */
    private boolean isPreceded(Operation operation, int place, long taken) {
        for (int before = 0; before < place; before++) {
            Pending other = pending[before];
            if (other != null
                    && ((optional & ~taken) >>> before & 1) != 0
                    && other.operation.hasSameEffect(operation)) {
                return true;
            }
        }
        return false;
    }

    /** Takes what changes nothing, and now has its answer: later would be no better. */
    private Configuration<S> settled(S state, long taken) {
        long all = taken;
        for (long left = reads & ~taken; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            Pending read = pending[place];
            if (read != null && state.equals(specification.after(state, read.operation))) {
                all |= 1L << place;
            }
        }
        return new Configuration<>(state, all);
    }

    private int place(long id) {
        for (int place = 0; place < pending.length; place++) {
            Pending one = pending[place];
            if (one != null && one.id == id) {
                return place;
            }
        }
        throw new IllegalArgumentException("operation " + id + " isn't pending");
    }

    /** The answers that a pending operation could give, now or after others have taken effect. */
    TreeSet<String> possibleAnswers(Operation operation) throws LimitException {
        TreeSet<String> answers = new TreeSet<>();
        Front<S> seen = front();
        ArrayDeque<Configuration<S>> open = new ArrayDeque<>();
        for (Configuration<S> one : configurations) {
            reach(one, 0, seen, seen, open);
        }
        while (!open.isEmpty()) {
            Configuration<S> one = open.remove();
            answers.add(specification.answer(one.state(), operation));
            for (int place = 0; place < pending.length; place++) {
                Configuration<S> taken = take(one, place);
                if (taken != null) {
                    reach(taken, 0, seen, seen, open);
                }
            }
        }
        return answers;
    }
}
