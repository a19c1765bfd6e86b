package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.check.history.KeyValueSpecification.Value;

import java.util.TreeMap;

/**
 * Checks the history of a key-value store while it happens, key by key, and finds the first answer
 * that nothing explains at the moment it is given. Of each key it remembers what has not settled
 * yet, and a few operations for the counterexample; of {@link #MAX_KEYS} keys at most.
 */
public final class LiveCheck {
    /** Of more keys than this it isn't known whether they are linearizable. */
    public static final int MAX_KEYS = 10_000;

    private final KeyValueSpecification specification = new KeyValueSpecification();
    private final TreeMap<String, KeyWatch<Value>> keys = new TreeMap<>();
    private final Value first;
    private @Nullable Verdict bad;

    /** @param isEmpty whether all keys are known to have no value at first */
    public LiveCheck(boolean isEmpty) {
        first = isEmpty ? specification.initial() : specification.anything();
    }

    private LiveCheck(LiveCheck other) {
        first = other.first;
        bad = other.bad;
        other.keys.forEach((key, watch) -> keys.put(key, watch.copy()));
    }

    /** A twin that goes on by itself. */
    public LiveCheck copy() {
        return new LiveCheck(this);
    }

    /**
     * A client has called an operation.
     *
     * @param id tells it from all others; later calls have higher ones
     */
    public void called(long id, Operation operation) {
        KeyWatch<Value> watch = keys.get(operation.key());
        if (watch == null && keys.size() == MAX_KEYS) {
            bad = bad != null
                    ? bad
                    : new Verdict.Unknown(
                            operation.key(), "there are more than " + MAX_KEYS + " keys");
            return;
        } else if (watch == null) {
            watch = new KeyWatch<>(specification, first);
            keys.put(operation.key(), watch);
        }
        watch.called(id, operation);
        note(operation.key(), watch);
    }

    /**
     * An operation that was called has returned, or its client has given up.
     *
     * @return why its key isn't linearizable, if that is seen by it and wasn't before; else null
     */
    public @Nullable Counterexample returned(long id, Operation operation) {
        KeyWatch<Value> watch = keys.get(operation.key());
        if (watch == null || watch.broken() != null) {
            return null;
        }
        watch.returned(id, operation);
        note(operation.key(), watch);
        return watch.broken();
    }

    private void note(String key, KeyWatch<Value> watch) {
        Counterexample broken = watch.broken();
        String unknown = watch.unknown();
        if (broken != null && !(bad instanceof Verdict.NotLinearizable)) {
            bad = new Verdict.NotLinearizable(broken);
        } else if (unknown != null && bad == null) {
            bad = new Verdict.Unknown(key, unknown);
        }
    }

    /** Whether the history so far is linearizable. */
    public Verdict verdict() {
        return bad != null ? bad : new Verdict.Linearizable();
    }
}
