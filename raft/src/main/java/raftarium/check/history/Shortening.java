package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.sim.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Makes a history of one key that isn't linearizable shorter, as long as that follows from what is
 * left. It may leave out
 *
 * <ul>
 *   <li>what was called after the first answer that nothing explains; what was still open then
 *       counts as unknown, if that is enough;
 *   <li>what happened before a moment at which nothing was pending and only one state was possible;
 *       that state is then the first one;
 *   <li>an operation that changed nothing;
 *   <li>a put or a delete together with all gets that saw its value, if no other operation's effect
 *       or answer hangs on what there was before.
 * </ul>
 *
 * <p>In each case an order that explains the whole would, with those left out, explain the rest. It
 * leaves out until nothing more can be left out.
 */
final class Shortening<S> {
    private final Specification<S> specification;
    private final List<Operation> whole;
    private S first;

    /** Of a history that, from that state on, isn't linearizable. */
    Shortening(Specification<S> specification, S first, List<Operation> operations) {
        this.specification = specification;
        this.first = first;
        whole = new ArrayList<>(operations);
        whole.sort(Comparator.comparingLong(Operation::callNanos));
    }

    Counterexample counterexample() throws LimitException {
        List<Operation> left = withoutBeginning(withoutEnd(whole));
        left = withoutUnits(left);
        Walk<S> walk = Walk.through(specification, first, left);
        Operation culprit = Objects.requireNonNull(walk.culprit(), "it isn't linearizable");
        // A line, whatever its values hold.
        String sentence =
                (sentence(culprit) + instead(walk.before(), culprit)).replace("\n", "\\n");
        return new Counterexample(
                culprit.key(), specification.words(first), left, culprit, sentence);
    }

    private String sentence(Operation culprit) {
        return culprit.subject() + ", at first " + specification.words(first)
                + ": no order of these operations explains that " + culprit.client() + "'s "
                + culprit.words() + " answered " + culprit.answer();
    }

    /** What it could have answered, if that isn't too much to say. */
    private static <S> String instead(Moment<S> before, Operation culprit) {
        try {
            return ", not " + String.join(" or ", before.possibleAnswers(culprit));
        } catch (LimitException tooMany) {
            return "";
        }
    }

    private List<Operation> withoutEnd(List<Operation> operations) throws LimitException {
        Operation culprit = Walk.through(specification, first, operations).culprit();
        if (culprit == null) {
            throw new IllegalStateException("the operations are linearizable");
        }
        long endNanos = culprit.returnNanos();
        List<Operation> called = new ArrayList<>(operations);
        called.removeIf(operation ->
                operation.callNanos() > endNanos || operation.outcome() == Outcome.FAILED);
        // What was answered later may be needed to see that this answer is wrong.
        List<Operation> known = new ArrayList<>();
        for (Operation operation : called) {
            known.add(operation.returnNanos() > endNanos ? operation.unanswered() : operation);
        }
        List<Operation> left = culprit(first, known) != null ? known : called;
        left.removeIf(operation -> !operation.isAnswered() && specification.isRead(operation));
        return left;
    }

    /** The newest write that was over when the culprit was called stays, to show what it did. */
    private List<Operation> withoutBeginning(List<Operation> operations) throws LimitException {
        Operation culprit = culprit(first, operations);
        long endNanos = Long.MIN_VALUE;
        for (Operation operation : operations) {
            if (culprit != null
                    && !specification.isRead(operation)
                    && operation.returnNanos() < culprit.callNanos()) {
                endNanos = Math.max(endNanos, operation.callNanos());
            }
        }
        Cut<S> cut = new Cut<>(operations, endNanos);
        Walk.through(specification, first, operations, cut::look);
        S state = cut.state;
        if (state == null) {
            return operations;
        }
        List<Operation> left = new ArrayList<>(operations);
        left.removeIf(operation -> operation.callNanos() <= cut.atNanos);
        first = state;
        return left;
    }

    /** Finds the newest moment before {@code endNanos} at which all was settled. */
    private static final class Cut<S> {
        private final List<Operation> operations;
        private final long endNanos;
        private long atNanos;
        private @Nullable S state;

        Cut(List<Operation> operations, long endNanos) {
            this.operations = operations;
            this.endNanos = endNanos;
        }

        private void look(Moment<S> moment, long nowNanos) {
            S settled = nowNanos < endNanos ? moment.settledState() : null;
            if (settled != null && isBetween(nowNanos)) {
                atNanos = nowNanos;
                state = settled;
            }
        }

        /** Open operations that change nothing don't keep a moment from being settled. */
        private boolean isBetween(long nowNanos) {
            return operations.stream()
                    .noneMatch(operation -> operation.callNanos() <= nowNanos
                            && operation.returnNanos() > nowNanos);
        }
    }

    private @Nullable Operation culprit(S state, List<Operation> operations) {
        try {
            return Walk.through(specification, state, operations).culprit();
        } catch (LimitException unknown) {
            return null;
        }
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
                if (fewer.size() < left.size() && culprit(first, fewer) != null) {
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
