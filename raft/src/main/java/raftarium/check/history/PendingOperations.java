package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The operations that were called and haven't returned, each at a place of its own, and what a
 * configuration becomes when one of them takes effect.
 */
final class PendingOperations<S> {
    /** The client had no operation that must come first. */
    static final long NOTHING = -1;

    /**
     * A pending operation.
     *
     * @param after the id of the one that its client had before, which has returned at the very
     *     time of this call, and so isn't over where this one is pending: it comes first
     * @param until how soon it returns, compared with others; {@link Operation#NEVER} if it never
     *     does, {@link #NOTHING} if that isn't known
     */
    record Pending(long id, Operation operation, long after, long until) {
        /** One that never returns if it isn't answered, and else at an unknown time. */
        Pending(long id, Operation operation, long after) {
            this(id, operation, after, operation.isAnswered() ? NOTHING : Operation.NEVER);
        }
    }

    /** What tells an operation's effect and answer from others'. */
    private record Effect(
            Operation.Kind kind,
            String value,
            String expected,
            @Nullable String result) {
        /** All puts and appends have the same answer. */
        static Effect of(Operation operation) {
            boolean isSure = operation.kind() == Operation.Kind.PUT
                    || operation.kind() == Operation.Kind.APPEND;
            return new Effect(
                    operation.kind(),
                    operation.value(),
                    operation.expected(),
                    isSure ? null : operation.result());
        }
    }

    private final Specification<S> specification;
    private @Nullable Pending[] pending;
    private PlaceSet optional;
    private PlaceSet reads;

    /**
     * For each place of a write the one of those alike that returns next before it, or -1; null
     * where that isn't known yet.
     */
    private int @Nullable [] alike;

    /** None is pending. */
    PendingOperations(Specification<S> specification) {
        this.specification = specification;
        pending = new @Nullable Pending[0];
        optional = PlaceSet.NONE;
        reads = PlaceSet.NONE;
    }

    private PendingOperations(PendingOperations<S> other) {
        specification = other.specification;
        pending = other.pending.clone();
        optional = other.optional;
        reads = other.reads;
    }

    /** A copy that goes on by itself. */
    PendingOperations<S> copy() {
        return new PendingOperations<>(this);
    }

    Specification<S> specification() {
        return specification;
    }

    /** Configurations in which these are pending, none yet. */
    Front<S> front() {
        return new Front<>(optional, reads);
    }

    /** The places are lower than this. */
    int length() {
        return pending.length;
    }

    @Nullable
    Pending at(int place) {
        return pending[place];
    }

    /** Whether the one at that place must take effect. */
    boolean isOptional(int place) {
        return optional.has(place);
    }

    boolean isEmpty() {
        for (Pending one : pending) {
            if (one != null) {
                return false;
            }
        }
        return true;
    }

    int freePlace() {
        int place = 0;
        while (place < pending.length && pending[place] != null) {
            place++;
        }
        return place;
    }

    void put(int place, Pending one) {
        if (place >= pending.length) {
            pending = Arrays.copyOf(pending, Math.max(place + 1, pending.length * 5 / 4));
        }
        pending[place] = one;
        alike = null;
        if (!one.operation.isAnswered()) {
            optional = optional.with(place);
        } else if (specification.isRead(one.operation)) {
            reads = reads.with(place);
        }
    }

    void remove(int place) {
        pending[place] = null;
        alike = null;
        optional = optional.without(place);
        reads = reads.without(place);
    }

    int place(long id) {
        for (int place = 0; place < pending.length; place++) {
            Pending one = pending[place];
            if (one != null && one.id == id) {
                return place;
            }
        }
        throw new IllegalArgumentException("operation " + id + " isn't pending");
    }

    /** What one becomes when that operation takes effect next; null if it can't or needn't. */
    @Nullable
    Configuration<S> take(Configuration<S> one, int place) {
        Pending next = pending[place];
        if (next == null || one.taken().has(place) || isBlocked(next, one.taken())) {
            return null;
        }
        S state = specification.after(one.state(), next.operation);
        boolean isOptional = optional.has(place);
        if (state == null
                || isOptional && state.equals(one.state())
                || isPreceded(place, one.taken())) {
            return null;
        }
        return settled(state, one.taken().with(place));
    }

    /** Whether what its client had before has yet to take effect. */
    private boolean isBlocked(Pending one, PlaceSet taken) {
        if (one.after == NOTHING) {
            return false;
        }
        for (int place = 0; place < pending.length; place++) {
            Pending other = pending[place];
            if (other != null && other.id == one.after) {
                return !taken.has(place);
            }
        }
        return false;
    }

    /**
     * Of pending writes that are alike the one that returns first comes first: where it comes later
     * they could change places. Those that need not happen come last, in the order of their places.
     */
    private boolean isPreceded(int place, PlaceSet taken) {
        int[] lower = alike();
        for (int before = lower[place]; before >= 0; before = lower[before]) {
            Pending other = pending[before];
            if (other != null && !taken.has(before) && !isBlocked(other, taken)) {
                return true;
            }
        }
        return false;
    }

    private int[] alike() {
        int[] known = alike;
        if (known == null) {
            known = new int[pending.length];
            Arrays.fill(known, -1);
            Map<Effect, Integer> last = new HashMap<>();
            for (int place : writes()) {
                Effect effect = Effect.of(Objects.requireNonNull(pending[place]).operation);
                known[place] = Objects.requireNonNullElse(last.put(effect, place), -1);
            }
            alike = known;
        }
        return known;
    }

    /** The places of writes of keys of which it is known when they return, in that order. */
    private List<Integer> writes() {
        List<Integer> writes = new ArrayList<>();
        for (int place = 0; place < pending.length; place++) {
            Pending one = pending[place];
            if (one != null
                    && one.until != NOTHING
                    && !reads.has(place)
                    && one.operation.kind().object().isEmpty()) {
                writes.add(place);
            }
        }
        writes.sort(
                Comparator.comparingLong(place -> Objects.requireNonNull(pending[place]).until));
        return writes;
    }

    /** Takes what changes nothing, and now has its answer: later would be no better. */
    Configuration<S> settled(S state, PlaceSet taken) {
        PlaceSet all = taken;
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (int place = reads.next(0); place >= 0; place = reads.next(place + 1)) {
                Pending read = pending[place];
                if (read != null
                        && !all.has(place)
                        && !isBlocked(read, all)
                        && state.equals(specification.after(state, read.operation))) {
                    all = all.with(place);
                    isMore = true;
                }
            }
        }
        return new Configuration<>(state, all);
    }
}
