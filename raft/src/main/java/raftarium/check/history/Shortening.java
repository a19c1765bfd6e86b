package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Shortens a history of one key that isn't linearizable, as long as the rest still isn't. It may
 * leave out
 *
 * <ul>
 *   <li>what was called after the first answer that nothing explains; what was still open then
 *       counts as unknown;
 *   <li>what happened before a moment at which nothing was pending and only one state was possible;
 *       that state is then the first one;
 *   <li>an operation that changed nothing;
 *   <li>a put or a delete together with all gets that saw its value, if no other operation's effect
 *       or answer hangs on what there was before.
 * </ul>
 *
 * <p>In each case an order that explains the whole would, with those left out, explain the rest. It
 * leaves out until nothing more can be left out, or it has looked long enough.
 */
final class Shortening<S> {
    /** What all of it may cost, in histories that are hard to judge. */
    private static final long SEARCHES = 2;

    /** With more returns than this, a history may lose its beginning. */
    private static final int FEW = 16;

    private static final Comparator<Operation> BY_RETURN = Comparator.comparingLong(
                    Operation::returnNanos)
            .thenComparingLong(Operation::callNanos)
            .thenComparing(Operation::client);

    private final Specification<S> specification;
    private final List<Operation> whole;
    private final OrderSearch.Budget budget;
    private S first;

    /** Of a history that isn't linearizable. */
    Shortening(Specification<S> specification, Excerpt<S> broken) {
        this.specification = specification;
        this.first = broken.first();
        budget = new OrderSearch.Budget(
                SEARCHES * OrderSearch.STEPS * specification.mostConfigurations());
        whole = new ArrayList<>(broken.operations());
        whole.sort(Comparator.comparingLong(Operation::callNanos));
    }

    Counterexample counterexample() {
        List<Operation> left = withoutUnits(withoutBeginning(withoutEnd()));
        Operation culprit = culprit(left);
        // A line, for any values.
        String sentence = (sentence(culprit) + instead(left, culprit)).replace("\n", "\\n");
        return new Counterexample(
                culprit.key(), specification.words(first), left, culprit, sentence);
    }

    private String sentence(Operation culprit) {
        return culprit.subject() + ", at first " + specification.words(first)
                + ": no order of these operations explains that " + culprit.client() + "'s "
                + culprit.words() + " answered " + culprit.answer();
    }

    /** What it could have answered, if that isn't too much to say. */
    private String instead(List<Operation> operations, Operation culprit) {
        try {
            Walk<S> walk = Walk.through(specification, first, operations);
            return !culprit.equals(walk.culprit())
                    ? ""
                    : ", not " + String.join(" or ", walk.before().possibleAnswers(culprit));
        } catch (LimitException tooMany) {
            return "";
        }
    }

    private boolean isBroken(List<Operation> operations) {
        return isBroken(first, operations);
    }

    private boolean isBroken(S state, List<Operation> operations) {
        return OrderSearch.in(specification, state, operations, budget).isNone();
    }

    /** Halves what is in question until it is known which return is the first that is too much. */
    private List<Operation> withoutEnd() {
        List<Operation> returned = new ArrayList<>(whole);
        returned.removeIf(operation -> !operation.isAnswered());
        returned.sort(BY_RETURN);
        int tooFew = 0;
        int enough = returned.size();
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (isBroken(until(returned, middle))) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        List<Operation> left = until(returned, enough);
        left.removeIf(operation -> !operation.isAnswered() && specification.isRead(operation));
        return left;
    }

    /** What is known when so many have returned. */
    private List<Operation> until(List<Operation> returned, int count) {
        Operation last = returned.get(count - 1);
        List<Operation> known = new ArrayList<>();
        for (Operation operation : whole) {
            if (operation.callNanos() <= last.returnNanos()
                    && operation.outcome() != Outcome.FAILED) {
                boolean isOver = operation.isAnswered() && BY_RETURN.compare(operation, last) <= 0;
                known.add(isOver ? operation : operation.unanswered());
            }
        }
        return known;
    }

    /** The newest write that was over when the culprit was called stays, to show what it did. */
    private List<Operation> withoutBeginning(List<Operation> operations) {
        long calledNanos = culprit(operations).callNanos();
        long endNanos = Long.MIN_VALUE;
        for (Operation operation : operations) {
            if (!specification.isRead(operation) && operation.returnNanos() < calledNanos) {
                endNanos = Math.max(endNanos, operation.callNanos());
            }
        }
        Cut<S> cut = new Cut<>(quietNanos(operations, endNanos));
        List<Operation> early = new ArrayList<>(operations);
        early.removeIf(operation -> operation.callNanos() > cut.lastNanos());
        try {
            Walk.through(specification, first, early, cut::look);
        } catch (LimitException limit) {
            // What was seen until there must do.
        }
        S state = cut.state;
        if (state == null) {
            return withoutFar(operations);
        }
        List<Operation> left = new ArrayList<>(operations);
        left.removeIf(operation -> operation.callNanos() <= cut.atNanos);
        first = state;
        return left;
    }

    /** What was last may be enough, whatever was before. */
    private List<Operation> withoutFar(List<Operation> operations) {
        Operation culprit = culprit(operations);
        long[] returns = operations.stream()
                .filter(Operation::isAnswered)
                .mapToLong(Operation::returnNanos)
                .sorted()
                .toArray();
        for (int size = FEW; size < returns.length; size *= 2) {
            Excerpt<S> last = Excerpt.between(
                    specification,
                    operations,
                    returns[returns.length - size],
                    culprit.returnNanos());
            if (isBroken(last.first(), last.operations())) {
                first = last.first();
                return last.operations();
            }
        }
        return operations;
    }

    /** The returns before then at which nothing was open. */
    private static TreeSet<Long> quietNanos(List<Operation> operations, long endNanos) {
        TreeSet<Long> quiet = new TreeSet<>();
        long lastNanos = Long.MIN_VALUE;
        for (Operation operation : operations) {
            if (operation.callNanos() > lastNanos && lastNanos < endNanos) {
                quiet.add(lastNanos);
            }
            lastNanos = Math.max(lastNanos, operation.returnNanos());
        }
        return quiet;
    }

    /** Finds the newest of some quiet moments at which only one state was possible. */
    private static final class Cut<S> {
        private final TreeSet<Long> quietNanos;
        private long atNanos;
        private @Nullable S state;

        Cut(TreeSet<Long> quietNanos) {
            this.quietNanos = quietNanos;
        }

        long lastNanos() {
            return quietNanos.isEmpty() ? Long.MIN_VALUE : quietNanos.last();
        }

        private void look(Possibilities<S> possible, long nowNanos) {
            S settled = quietNanos.contains(nowNanos) ? possible.settledState() : null;
            if (settled != null) {
                atNanos = nowNanos;
                state = settled;
            }
        }
    }

    private static Operation culprit(List<Operation> operations) {
        return operations.stream().filter(Operation::isAnswered).max(BY_RETURN).orElseThrow();
    }

    /** Large stretches first, then smaller ones, in the end one unit at a time. */
    private List<Operation> withoutUnits(List<Operation> operations) {
        List<Operation> left = operations;
        int stretch = Math.max(1, operations.size() / 2);
        boolean shorter = true;
        while (shorter || stretch > 1) {
            stretch = shorter ? stretch : stretch / 2;
            shorter = false;
            for (int from = left.size() - 1; from >= 0; from -= stretch) {
                List<Operation> fewer = without(left, Math.max(0, from - stretch + 1), from);
                if (fewer.size() < left.size() && isBroken(fewer)) {
                    left = fewer;
                    shorter = true;
                    from = Math.min(from, left.size());
                }
            }
        }
        return left;
    }

    /** Without those of that stretch that may be left out. */
    private List<Operation> without(List<Operation> operations, int from, int to) {
        List<Operation> left = new ArrayList<>(operations);
        boolean isRegister = operations.stream().allMatch(Shortening::isOfRegister);
        for (Operation operation : operations.subList(from, Math.min(to + 1, operations.size()))) {
            if (specification.isRead(operation)) {
                left.remove(operation);
            } else if (isRegister) {
                left.remove(operation);
                left.removeIf(other -> saw(other, operation));
            }
        }
        return left;
    }

    /** What hangs on nothing but the last write, and writes without looking. */
    private static boolean isOfRegister(Operation operation) {
        return switch (operation.kind()) {
            case PUT, GET -> true;
            case DELETE -> !operation.isAnswered() || operation.result() == null;
            case APPEND, CAS, PUSH, POP, ACK, LOCK, UNLOCK, SET, WATCH -> false;
        };
    }

    private static boolean saw(Operation read, Operation write) {
        return read.kind() == Operation.Kind.GET
                && read.isAnswered()
                && Objects.equals(
                        read.result(), write.kind() == Operation.Kind.PUT ? write.value() : null);
    }
}
