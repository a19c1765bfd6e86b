package raftarium.check.history;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;

/**
 * Operations from a history, and what there was before them. An order that explains the whole
 * explains the excerpt too: so if there is none for the excerpt, there is none for the whole.
 *
 * @param first the state before them
 */
record Excerpt<S>(S first, List<Operation> operations) {
    /**
     * What is known when nothing is known but what happened between two times: what was open at
     * the first may have taken effect before or not, and so may what is open at the second.
     */
    static <S> Excerpt<S> between(
            Specification<S> specification, List<Operation> whole, long fromNanos, long endNanos) {
        List<Operation> known = new ArrayList<>();
        for (Operation operation : whole) {
            if (operation.outcome() == Outcome.FAILED
                    || operation.callNanos() > endNanos
                    || operation.returnNanos() < fromNanos) {
                continue;
            }
            boolean isInside =
                    operation.callNanos() >= fromNanos && operation.returnNanos() <= endNanos;
            if (isInside && operation.isAnswered()) {
                known.add(operation);
            } else if (!specification.isRead(operation.unanswered())) {
                known.add(operation.unanswered());
            }
        }
        return new Excerpt<>(specification.anything(), known);
    }
}
