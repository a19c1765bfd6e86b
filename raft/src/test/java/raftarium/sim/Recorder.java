package raftarium.sim;

import raftarium.trace.Event;
import raftarium.trace.EventType;
import raftarium.trace.Observer;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;

/** Keeps every event. */
final class Recorder implements Observer {
    final List<Event> events = new ArrayList<>();

    @Override
    public Violation observe(Event event) {
        events.add(event);
        return null;
    }

    @Override
    public Recorder copy() {
        Recorder copy = new Recorder();
        copy.events.addAll(events);
        return copy;
    }

    <T> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    long count(EventType type) {
        return events.stream().filter(event -> event.type() == type).count();
    }
}
