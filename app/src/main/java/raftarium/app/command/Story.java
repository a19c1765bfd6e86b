package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.StoryChoice;
import raftarium.app.session.Session;
import raftarium.trace.Event;
import raftarium.trace.Trace;
import raftarium.trace.words.EventWords;
import raftarium.words.Quantities;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What happens, told in words as time passes, once somebody wants that. */
final class Story {
    /** Of more that has happened at once, only the newest are told. */
    private static final int MAX_TOLD = 200;

    private boolean on;
    private @Nullable Session session;
    private StoryChoice choice = new StoryChoice();

    /** The number of the event that hasn't been looked at yet. */
    private long next;

    /** Wanted from now on, or no more; the session may be null. */
    void set(boolean wanted, @Nullable Session now) {
        on = wanted;
        skip(now);
    }

    /** What has happened until then isn't told: the session has gone to another moment. */
    void skip(@Nullable Session now) {
        session = now;
        choice = new StoryChoice();
        next = now == null ? 0 : now.simulation().trace().count();
    }

    /** Tells what has happened since. */
    void tell(Session now, Consumer<String> told) {
        if (!on) {
            return;
        } else if (now != session) {
            session = now;
            choice = new StoryChoice();
            next = 0;
        }
        Trace trace = now.simulation().trace();
        List<Event> events = new ArrayList<>();
        for (long number = Math.max(next, trace.first()); number < trace.count(); number++) {
            Event event = trace.event(number);
            if (choice.takes(event)) {
                events.add(event);
            }
        }
        next = trace.count();
        int missed = Math.max(0, events.size() - MAX_TOLD);
        if (missed > 0) {
            told.accept("(" + missed + " events more than can be told)");
        }
        events.subList(missed, events.size()).forEach(event -> told.accept(line(event)));
    }

    private static String line(Event event) {
        return Quantities.seconds(event.atNanos()) + "  " + Shown.line(EventWords.of(event));
    }
}
