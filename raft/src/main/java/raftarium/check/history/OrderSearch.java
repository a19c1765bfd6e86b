package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.PendingOperations.Pending;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Looks for one order that explains a whole history with all its answers: depth first, and nowhere
 * twice (Wing and Gong, "Testing and verifying concurrent objects", 1993; Lowe, "Testing for
 * linearizability", 2017). As in {@link Possibilities}, operations take effect only where a return
 * asks for it. A way is left as soon as an answer that is to come can't come any more, as {@link
 * Needs} says.
 *
 * @param <S> the state of the key or the object
 */
final class OrderSearch<S> {
    /** What it may cost, for each of the ways that a specification follows. */
    static final int STEPS = 250;

    /** How many ways are remembered, for each of those; others are gone again, if need be. */
    private static final int REMEMBERED = 10;

    /** So many returns before the farthest point are looked at where it gets no further. */
    private static final int[] SIZES = {10, 40, 160};

    /** What was found. */
    enum Answer {
        AN_ORDER,
        NO_ORDER,
        GAVE_UP
    }

    /**
     * What was found.
     *
     * @param end how things stand at the end in the order that was found; null if none was
     * @param without that for which there is no order: the whole, or less; null if it isn't known
     */
    record Result<S>(
            Answer answer,
            @Nullable Possibilities<S> end,
            @Nullable Excerpt<S> without) {
        boolean isOrder() {
            return answer == Answer.AN_ORDER;
        }

        boolean isNone() {
            return answer == Answer.NO_ORDER;
        }
    }

    /** What several searches may cost together, in steps. */
    static final class Budget {
        private long left;

        Budget(long steps) {
            left = steps;
        }
    }

    /** A way to some return, and which operation was tried last there. */
    private static final class Level<S> {
        private final int position;
        private final Configuration<S> one;
        private int[] choices = {};
        private int tried = -1;

        Level(int position, Configuration<S> one) {
            this.position = position;
            this.one = one;
        }
    }

    private final Specification<S> specification;
    private final HistoryBoard<S> board;
    private final List<@Nullable Front<S>> seen = new ArrayList<>();
    private final ArrayDeque<Level<S>> way = new ArrayDeque<>();
    private final Budget budget;
    private final boolean isOfExcerpt;
    private Needs<S> needs = Needs.unknown();
    private long remembered;
    private final Obstacles obstacles;

    private OrderSearch(
            Specification<S> specification,
            HistoryBoard<S> board,
            Budget budget,
            boolean isOfExcerpt) {
        this.specification = specification;
        this.board = board;
        this.budget = budget;
        this.isOfExcerpt = isOfExcerpt;
        obstacles = new Obstacles(specification.mostConfigurations() / 10);
    }

    /** Enough for one history. */
    static Budget budget(Specification<?> specification) {
        return new Budget((long) STEPS * specification.mostConfigurations());
    }

    /** In a whole history, from that state on. */
    static <S> Result<S> in(
            Specification<S> specification, S first, List<Operation> operations, Budget budget) {
        HistoryBoard<S> board =
                new HistoryBoard<>(specification, operations, numbers(operations), Operation.NEVER);
        return new OrderSearch<>(specification, board, budget, false).from(first);
    }

    /**
     * In the beginning of a history.
     *
     * @param ids what the operations are called in the moment at its end
     * @param endNanos when that is: what returns later is pending there, with its answer
     */
    static <S> Result<S> in(
            Specification<S> specification, Excerpt<S> history, List<Long> ids, long endNanos) {
        HistoryBoard<S> board =
                new HistoryBoard<>(specification, history.operations(), ids, endNanos);
        return new OrderSearch<>(specification, board, budget(specification), false)
                .from(history.first());
    }

    private static List<Long> numbers(List<Operation> operations) {
        return IntStream.range(0, operations.size()).mapToObj(Long::valueOf).toList();
    }

    private Result<S> from(S first) {
        needs = specification.needs(board, first);
        if (isMet(needs.unmetAtFirst())) {
            reach(0, board.pending().settled(first, PlaceSet.NONE));
        }
        while (!way.isEmpty()) {
            Level<S> level = way.element();
            board.moveTo(level.position);
            if (board.isAtEnd()) {
                return new Result<>(Answer.AN_ORDER, board.possible(level.one), null);
            } else if (--budget.left < 0) {
                return new Result<>(Answer.GAVE_UP, null, null);
            }
            Excerpt<S> enough =
                    obstacles.isStuck(level.position) && !isOfExcerpt ? excerpt() : null;
            if (enough != null) {
                return new Result<>(Answer.NO_ORDER, null, enough);
            }
            int returning = board.returning();
            if (level.one.taken().has(returning)) {
                way.remove();
                PlaceSet taken = level.one.taken().without(returning);
                board.moveTo(level.position + 1);
                reach(level.position + 1, board.pending().settled(level.one.state(), taken));
            } else if (!advance(level, returning)) {
                way.remove();
            }
        }
        boolean isLong = !isOfExcerpt && board.position(Group.NEVER) > SIZES[SIZES.length - 1];
        Excerpt<S> enough = isLong ? excerpt() : null;
        return new Result<>(
                Answer.NO_ORDER,
                null,
                enough == null ? new Excerpt<>(first, board.operations()) : enough);
    }

    /** Tries the next operation there; false if there is none. */
    private boolean advance(Level<S> level, int returning) {
        int place = returning;
        if (level.tried >= 0) {
            if (level.tried == 0) {
                level.choices = choices(returning);
            }
            place = level.tried == level.choices.length ? -1 : level.choices[level.tried];
        }
        level.tried++;
        Configuration<S> taken = place < 0 ? null : take(level.one, place);
        if (taken != null) {
            reach(level.position, taken);
        }
        return place >= 0;
    }

    /** What one becomes with that operation; null if it can't or needn't, or leads nowhere. */
    private @Nullable Configuration<S> take(Configuration<S> one, int place) {
        PendingOperations<S> pending = board.pending();
        Pending next = pending.at(place);
        Configuration<S> taken = next == null ? null : pending.take(one, place);
        if (next == null || taken == null) {
            return null;
        }
        int number = (int) next.id();
        boolean isOfUse = !pending.isOptional(place)
                || needs.isWorthwhile(one.state(), number, taken.state(), one.taken());
        return isOfUse && isMet(needs.unmet(one.state(), number, taken.state(), taken.taken()))
                ? taken
                : null;
    }

    private boolean isMet(int unmet) {
        if (unmet != Group.NEVER) {
            obstacles.met(unmet);
        }
        return unmet == Group.NEVER;
    }

    /** The one that returns is tried first; what must come before what need not. */
    private int[] choices(int returning) {
        PendingOperations<S> pending = board.pending();
        int[] places = new int[pending.length()];
        int count = 0;
        for (int place = 0; place < pending.length(); place++) {
            if (place != returning && pending.at(place) != null) {
                long nanos = returnNanos(place);
                int at = count++;
                while (at > 0 && returnNanos(places[at - 1]) > nanos) {
                    places[at] = places[at - 1];
                    at--;
                }
                places[at] = place;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private long returnNanos(int place) {
        Pending one = board.pending().at(place);
        return one == null ? Operation.NEVER : one.operation().returnNanos();
    }

    /** Follows a way, unless it was followed before. */
    private void reach(int position, Configuration<S> one) {
        board.moveTo(position);
        if (isNew(position, one)) {
            way.push(new Level<>(position, one));
        }
    }

    private boolean isNew(int position, Configuration<S> one) {
        while (seen.size() <= position) {
            seen.add(null);
        }
        Front<S> there = seen.get(position);
        if (there == null) {
            there = board.pending().front();
            seen.set(position, there);
        }
        if (remembered > (long) REMEMBERED * specification.mostConfigurations()) {
            return true;
        }
        remembered++;
        return there.add(one);
    }

    /**
     * Where it gets no further, what happened around there may be enough to see that there is no
     * order, whatever was before; or what happened before an answer that couldn't come any more.
     */
    private @Nullable Excerpt<S> excerpt() {
        int returns = board.position(Group.NEVER);
        for (int size : SIZES) {
            if (2 * size > returns) {
                return null;
            }
            for (int step : obstacles.suspects()) {
                int position = board.position(step);
                Excerpt<S> before = between(position - size, position);
                if (before != null) {
                    return before;
                }
            }
            int farthest = obstacles.farthest();
            Excerpt<S> around =
                    between(farthest - size, farthest + 2 * board.pending().length());
            if (around != null) {
                return around;
            }
        }
        return null;
    }

    /** What happened between two returns; null if it doesn't show that there is no order. */
    private @Nullable Excerpt<S> between(int from, int to) {
        Excerpt<S> between = Excerpt.between(
                specification, board.operations(), board.nanos(from), board.nanos(to));
        Budget some = new Budget(specification.mostConfigurations());
        HistoryBoard<S> inside = new HistoryBoard<>(
                specification,
                between.operations(),
                numbers(between.operations()),
                Operation.NEVER);
        OrderSearch<S> search = new OrderSearch<>(specification, inside, some, true);
        return search.from(between.first()).isNone() ? between : null;
    }
}
