package raftarium.check.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Configurations none of which makes another one unnecessary. One is superfluous if another has the
 * same state and the same writes behind it, has more of the reads behind it, and has used up fewer
 * of the operations that may take effect but need not: it can do all that the first one can.
 */
final class Front<S> {
    /** What must be equal for two configurations to be comparable. */
    private record Kind<S>(S state, PlaceSet writes) {}

    private final PlaceSet optional;
    private final PlaceSet reads;
    private final Map<Kind<S>, List<Configuration<S>>> configurations = new LinkedHashMap<>();
    private int size;

    /**
     * A front without configurations.
     *
     * @param optional the pending operations that need not take effect
     * @param reads those that must, and change no state
     */
    Front(PlaceSet optional, PlaceSet reads) {
        this.optional = optional;
        this.reads = reads;
    }

    /** Adds it, unless it is superfluous; lets go of those that become so. */
    boolean add(Configuration<S> added) {
        PlaceSet writes = added.taken().without(optional).without(reads);
        List<Configuration<S>> rivals = configurations.computeIfAbsent(
                new Kind<>(added.state(), writes), first -> new ArrayList<>(1));
        for (Configuration<S> rival : rivals) {
            if (isAsGood(rival, added)) {
                return false;
            }
        }
        size -= rivals.size();
        rivals.removeIf(rival -> isAsGood(added, rival));
        rivals.add(added);
        size += rivals.size();
        return true;
    }

    private boolean isAsGood(Configuration<S> one, Configuration<S> other) {
        return one.taken().isWithin(optional, other.taken())
                && other.taken().isWithin(reads, one.taken());
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    List<Configuration<S>> configurations() {
        List<Configuration<S>> all = new ArrayList<>(size);
        configurations.values().forEach(all::addAll);
        return all;
    }
}
