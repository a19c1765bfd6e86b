package raftarium.app.look;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.session.SearchContext;
import raftarium.session.Timeline;
import raftarium.sim.Simulation;
import raftarium.trace.Event;
import raftarium.trace.Trace;

import java.io.Writer;

/**
 * A session's trace as it is exported: what happened from its beginning to the present, on the
 * branch that leads there. It happens once more for that, and is written meanwhile, so that there
 * may be any number of events.
 *
 * @param events how many were written
 * @param lost how many before them weren't kept
 * @param same whether the same has happened as before
 */
public record TraceLines(long events, long lost, boolean same) {
    /** Counts what it writes. */
    private static final class Counted implements Trace.Follower {
        private final EventJson json;
        private long first;
        private long events;

        Counted(EventJson json) {
            this.json = json;
        }

        @Override
        public void happened(long number, Event event, long follows) {
            if (events == 0) {
                first = number;
            }
            events++;
            json.write(number, event, follows);
        }
    }

    /** What is said where something else has happened. */
    public static String different(Simulation simulation) {
        return "not deterministic: machine " + simulation.config().machine()
                + " did something else than before";
    }

    /**
     * Writes it.
     *
     * @return what was written; null if it was broken off
     * @throws java.io.UncheckedIOException if it can't be written
     */
    public static @Nullable TraceLines write(Timeline timeline, SearchContext search, Writer out) {
        Moment present = timeline.present();
        Counted counted =
                new Counted(new EventJson(out, present.simulation().config().machine()));
        Moment again = timeline.past(search).retell(counted);
        return again == null
                ? null
                : new TraceLines(
                        counted.events,
                        counted.first,
                        again.simulation().trace().digest()
                                == present.simulation().trace().digest());
    }
}
