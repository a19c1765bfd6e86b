package raftarium.check.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks a whole history, each key of the key-value store for itself, and so each queue, all locks
 * together and all of a configuration: linearizability is local.
 */
public final class HistoryCheck {
    private HistoryCheck() {}

    /**
     * Whether the operations, in any order, are linearizable, from keys that have no value at
     * first, and empty queues and so on. A key or an object for which that is beyond the limits of
     * {@link Possibilities} leaves it unknown, unless another one shows that they aren't.
     */
    public static Verdict of(List<Operation> history) {
        return of(history, true);
    }

    /**
     * The same.
     *
     * @param isFromNothing whether keys have no value at first, and so on; else that isn't known
     */
    public static Verdict of(List<Operation> history, boolean isFromNothing) {
        Map<String, List<Operation>> byKey = new TreeMap<>();
        Map<String, List<Operation>> byObject = new TreeMap<>();
        for (Operation operation : history) {
            String object = operation.kind().object();
            List<Operation> same = object.isEmpty()
                    ? byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>())
                    : byObject.computeIfAbsent(object, one -> new ArrayList<>());
            same.add(operation);
        }
        Verdict verdict = new Verdict.Linearizable();
        for (Map<String, List<Operation>> parts : List.of(byKey, byObject)) {
            for (List<Operation> part : parts.values()) {
                Verdict ofPart = of(Specification.of(part.get(0)), part, isFromNothing);
                if (ofPart instanceof Verdict.NotLinearizable) {
                    return ofPart;
                } else if (verdict instanceof Verdict.Linearizable) {
                    verdict = ofPart;
                }
            }
        }
        return verdict;
    }

    /** First one order is looked for; where that takes too long, of an object all there are. */
    private static <S> Verdict of(
            Specification<S> specification, List<Operation> operations, boolean isFromNothing) {
        S first = isFromNothing ? specification.initial() : specification.anything();
        Operation any = operations.get(0);
        boolean isKey = any.kind().object().isEmpty();
        OrderSearch.Result<S> found =
                OrderSearch.in(specification, first, operations, OrderSearch.budget(specification));
        if (found.isOrder()
                || !found.isNone()
                        && !isKey
                        && Walk.isExplainedLazily(specification, first, operations)) {
            return new Verdict.Linearizable();
        } else if (found.without() != null) {
            return new Verdict.NotLinearizable(
                    new Shortening<>(specification, found.without()).counterexample());
        } else if (isKey) {
            return new Verdict.Unknown(
                    any.key(), any.subject(), "there are too many ways to order them");
        }
        try {
            if (Walk.through(specification, first, operations).culprit() == null) {
                return new Verdict.Linearizable();
            }
            Excerpt<S> whole = new Excerpt<>(first, operations);
            return new Verdict.NotLinearizable(
                    new Shortening<>(specification, whole).counterexample());
        } catch (LimitException limit) {
            return new Verdict.Unknown("", any.subject(), String.valueOf(limit.getMessage()));
        }
    }
}
