package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.data.SharedMap;

import java.util.List;

/**
 * Checks a history while it happens, that of a key-value store key by key, and finds the first
 * answer that nothing explains at the moment it is given; with queues, locks and configurations as
 * soon as all operations that were open then have ended. Of each key it remembers what has not
 * settled yet, and a few operations for the counterexample; of {@link #MAX_KEYS} keys at most. Of
 * other machines than the key-value store nothing is checked unless they are known to have been
 * empty at first.
 */
public final class LiveCheck {
    /** Of more keys than this it isn't known whether they are linearizable. */
    public static final int MAX_KEYS = 10_000;

    /** A watch. Only the holder of the token may use it; others first take a copy. */
    private record Owned(Object owner, Watch watch) {}

    private Object owner = new Object();
    private final SharedMap<String, Owned> keys;
    private final SharedMap<String, Owned> objects;
    private final boolean isEmpty;
    private @Nullable Verdict bad;

    /** @param isEmpty whether all keys are known to have no value at first */
    public LiveCheck(boolean isEmpty) {
        this.isEmpty = isEmpty;
        keys = new SharedMap<>();
        objects = new SharedMap<>();
    }

    private LiveCheck(LiveCheck other) {
        isEmpty = other.isEmpty;
        bad = other.bad;
        objects = other.objects.copy();
        keys = other.keys.copy();
        other.owner = new Object();
    }

    /** A copy that goes on by itself. */
    public LiveCheck copy() {
        return new LiveCheck(this);
    }

    /**
     * A client has called an operation.
     *
     * @param id tells it from all others; later calls have higher ones
     */
    public void called(long id, Operation operation) {
        Watch watch = find(operation);
        if (watch == null && keys.size() == MAX_KEYS) {
            bad = bad != null
                    ? bad
                    : new Verdict.Unknown(
                            operation.key(),
                            operation.subject(),
                            "there are more than " + MAX_KEYS + " keys");
            return;
        } else if (watch == null) {
            watch = begin(Specification.of(operation), operation);
        }
        watch.called(id, operation);
        note(operation, watch);
    }

    private @Nullable Watch find(Operation operation) {
        String object = operation.kind().object();
        return object.isEmpty() ? own(keys, operation.key()) : own(objects, object);
    }

    private @Nullable Watch own(SharedMap<String, Owned> watches, String name) {
        Owned found = watches.get(name);
        if (found == null || found.owner == owner) {
            return found == null ? null : found.watch;
        }
        Watch copy = found.watch.copy();
        watches.put(name, new Owned(owner, copy));
        return copy;
    }

    private <S> Watch begin(Specification<S> specification, Operation operation) {
        S first = isEmpty ? specification.initial() : specification.anything();
        String object = operation.kind().object();
        if (object.isEmpty()) {
            Watch ofKey = new KeyWatch<>(specification, first);
            keys.put(operation.key(), new Owned(owner, ofKey));
            return ofKey;
        }
        ObjectWatch<S> ofObject = new ObjectWatch<>(specification, first);
        objects.put(object, new Owned(owner, ofObject));
        return ofObject;
    }

    /**
     * An operation that was called has returned, or its client has given up.
     *
     * @return why its key isn't linearizable, if that is seen by it and wasn't before; else null
     */
    public @Nullable Counterexample returned(long id, Operation operation) {
        Watch watch = find(operation);
        if (watch == null || watch.broken() != null) {
            return null;
        }
        watch.returned(id, operation);
        note(operation, watch);
        return watch.broken();
    }

    private void note(Operation operation, Watch watch) {
        Counterexample broken = watch.broken();
        String unknown = watch.unknown();
        if (broken != null && !(bad instanceof Verdict.NotLinearizable)) {
            bad = new Verdict.NotLinearizable(broken);
        } else if (unknown != null && bad == null) {
            bad = new Verdict.Unknown(
                    operation.kind().object().isEmpty() ? operation.key() : "",
                    operation.subject(),
                    unknown);
        }
    }

    /** Whether the history so far is linearizable. */
    public Verdict verdict() {
        for (SharedMap<String, Owned> watches : List.of(objects, keys)) {
            for (Owned owned : watches.values()) {
                Counterexample broken = bad == null ? owned.watch.asOfNow() : null;
                if (broken != null) {
                    return new Verdict.NotLinearizable(broken);
                }
            }
        }
        return bad != null ? bad : new Verdict.Linearizable();
    }
}
