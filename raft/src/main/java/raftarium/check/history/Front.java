package raftarium.check.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Configurations of which none makes another superfluous. One is superfluous if another has the
 * same state and the same writes behind it, has more of the reads behind it, and has used up fewer
 * of the operations that may take effect but need not: it can do all that the first one can.
 */
final class Front<S> {
    /** What must be equal for two configurations to be comparable. */
    private record Kind<S>(S state, long writes) {}

    private final long optional;
    private final long reads;
    private final int most;
    private final Map<Kind<S>, List<Configuration<S>>> configurations = new LinkedHashMap<>();
    private int size;

    /**
     * A front without configurations.
     *
     * @param optional a bit for each pending operation that need not take effect
     * @param reads a bit for each that must, and changes no state
     * @param most how many configurations it may have
     */
    Front(long optional, long reads, int most) {
        this.optional = optional;
        this.reads = reads;
        this.most = most;
    }

    /** Adds it, unless it is superfluous; lets go of those that become so. */
    boolean add(Configuration<S> added) throws LimitException {
        Kind<S> kind = new Kind<>(added.state(), added.taken() & ~(optional | reads));
        List<Configuration<S>> rivals =
                configurations.computeIfAbsent(kind, first -> new ArrayList<>(1));
        for (Configuration<S> rival : rivals) {
            if (isAsGood(rival, added)) {
                return false;
            }
        }
        size -= rivals.size();
        rivals.removeIf(rival -> isAsGood(added, rival));
        rivals.add(added);
        size += rivals.size();
        if (size > most) {
            throw new LimitException("there are more than " + most + " ways to order them");
        }
        return true;
    }

    private boolean isAsGood(Configuration<S> one, Configuration<S> other) {
        return (one.taken() & optional & ~other.taken()) == 0
                && (other.taken() & reads & ~one.taken()) == 0;
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
