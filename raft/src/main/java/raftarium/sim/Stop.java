package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.machine.MachineException;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is broken, and so why the clock stands, if it does. */
final class Stop {
    /** Whether it stands once a property is broken. */
    private final boolean onViolation;

    private final List<Violation> violations = new ArrayList<>();

    /** What the state machine did, that it must not; null: nothing. */
    private @Nullable MachineException failure;

    Stop(boolean onViolation) {
        this.onViolation = onViolation;
    }

    Stop copy() {
        Stop copy = new Stop(onViolation);
        copy.violations.addAll(violations);
        copy.failure = failure;
        return copy;
    }

    boolean isThere() {
        return onViolation && !violations.isEmpty() || failure != null;
    }

    /**
     * A property is broken; each counts once.
     *
     * @return whether it is the first time
     */
    boolean add(@Nullable Violation seen) {
        return seen != null
                && violations.stream().noneMatch(seen::isOfSameProperty)
                && violations.add(seen);
    }

    /** The machine has failed; the first time counts. */
    void add(MachineException mistake) {
        failure = failure == null ? mistake : failure;
    }

    List<Violation> violations() {
        return Collections.unmodifiableList(violations);
    }

    @Nullable
    MachineException failure() {
        return failure;
    }
}
