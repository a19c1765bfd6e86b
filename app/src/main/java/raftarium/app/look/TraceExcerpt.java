package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

import raftarium.machine.MachineType;
import raftarium.sim.Simulation;
import raftarium.trace.Event;
import raftarium.trace.Trace;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Some events of a trace, the oldest first. To be looked at before more happens. */
public final class TraceExcerpt {
    /** No events. */
    public static final TraceExcerpt NONE = new TraceExcerpt(new Trace(), MachineType.KV);

    private final Trace trace;
    private final MachineType machine;
    private final Deque<Long> numbers = new ArrayDeque<>();

    private TraceExcerpt(Trace trace, MachineType machine) {
        this.trace = trace;
        this.machine = machine;
    }

    /** The newest that are wanted, so many at most. */
    public static TraceExcerpt newest(Simulation simulation, int most, Predicate<Event> wanted) {
        Trace trace = simulation.trace();
        TraceExcerpt excerpt = new TraceExcerpt(trace, simulation.config().machine());
        for (long number = trace.count() - 1;
                number >= trace.first() && excerpt.numbers.size() < most;
                number--) {
            if (wanted.test(trace.event(number))) {
                excerpt.numbers.addFirst(number);
            }
        }
        return excerpt;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** The events themselves. */
    public List<Event> events() {
        return numbers.stream().map(trace::event).toList();
    }

    /**
     * The events with all their fields, as they are exported. What a node is behind them is known
     * as far as the trace holds what led there.
     */
    public JsonArray fields() {
        StringWriter out = new StringWriter();
        EventJson json = new EventJson(out, machine);
        Set<Long> chosen = new HashSet<>(numbers);
        for (long number = trace.first(); number < trace.count(); number++) {
            if (chosen.contains(number)) {
                json.write(number, trace.event(number), trace.cause(number));
            } else {
                json.skip(trace.event(number));
            }
        }
        JsonArray fields = new JsonArray();
        out.toString().lines().forEach(line -> fields.add(JsonParser.parseString(line)));
        return fields;
    }
}
