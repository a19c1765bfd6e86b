package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Cause;
import raftarium.trace.Event;
import raftarium.trace.Observer;
import raftarium.trace.Trace;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where all that happens goes, event by event: into the trace, into what is counted, and to those
 * who watch; and why the clock stands, if it does.
 */
final class Journal {
    private final Trace trace;
    private final Tally tally;
    private final Stop stop;
    private final List<Observer> observers = new ArrayList<>();

    /** What follows from nothing nearer is because of that: a {@link Cause}. */
    private long cause = Cause.START;

    Journal(List<Observer> observers, boolean stopsOnViolation) {
        trace = new Trace();
        tally = new Tally();
        stop = new Stop(stopsOnViolation);
        this.observers.addAll(observers);
    }

    private Journal(Journal other, Trace trace) {
        this.trace = trace;
        tally = other.tally.copy();
        stop = other.stop.copy();
        cause = other.cause;
        other.observers.forEach(observer -> observers.add(observer.copy()));
    }

    Journal copy() {
        return new Journal(this, trace.copy());
    }

    /** The same, but its trace has none of the events so far. */
    Journal copyWithoutEvents() {
        return new Journal(this, trace.copyWithoutEvents());
    }

    /** It happened in that simulation, and follows from that. Returns its number. */
    long add(Simulation simulation, Event event, long follows) {
        long number = trace.add(event, follows);
        tally.count(simulation, event);
        for (int place = 0; place < observers.size(); place++) {
            add(observers.get(place).observe(event));
        }
        return number;
    }

    void add(@Nullable Violation seen) {
        if (stop.add(seen)) {
            tally.turn();
        }
    }

    Trace trace() {
        return trace;
    }

    Tally tally() {
        return tally;
    }

    Stop stop() {
        return stop;
    }

    List<Observer> observers() {
        return observers;
    }

    /** The first of those who watch that is of that class, if one is. */
    <T extends Observer> Optional<T> observer(Class<T> type) {
        return observers.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    long cause() {
        return cause;
    }

    void because(long newCause) {
        cause = newCause;
    }
}
