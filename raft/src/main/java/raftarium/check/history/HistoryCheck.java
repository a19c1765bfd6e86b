package raftarium.check.history;

import raftarium.check.history.KeyValueSpecification.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks a whole history of the key-value store, key by key: linearizability is local. */
public final class HistoryCheck {
    private HistoryCheck() {}

    /**
     * Whether the operations, in any order, are linearizable, from keys that have no value at
     * first. A key for which that is beyond the limits of {@link Moment} leaves it unknown, unless
     * another key shows that they aren't.
     */
    public static Verdict of(List<Operation> history) {
        Map<String, List<Operation>> byKey = new TreeMap<>();
        for (Operation operation : history) {
            byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
        }
        KeyValueSpecification specification = new KeyValueSpecification();
        Verdict verdict = new Verdict.Linearizable();
        for (Map.Entry<String, List<Operation>> one : byKey.entrySet()) {
            Verdict ofKey = ofKey(specification, one.getKey(), one.getValue());
            if (ofKey instanceof Verdict.NotLinearizable) {
                return ofKey;
            } else if (verdict instanceof Verdict.Linearizable) {
                verdict = ofKey;
            }
        }
        return verdict;
    }

    private static Verdict ofKey(
            Specification<Value> specification, String key, List<Operation> operations) {
        Value first = specification.initial();
        try {
            if (Walk.through(specification, first, operations).culprit() == null) {
                return new Verdict.Linearizable();
            }
            return new Verdict.NotLinearizable(
                    new Shortening<>(specification, first, operations).counterexample());
        } catch (LimitException limit) {
            return new Verdict.Unknown(key, String.valueOf(limit.getMessage()));
        }
    }
}
