package raftarium.app.command;

import org.jspecify.annotations.Nullable;

import raftarium.app.look.CauseWords;
import raftarium.app.look.EventSearch;
import raftarium.app.session.Session;
import raftarium.session.Branch;
import raftarium.session.Position;
import raftarium.session.Recorded;
import raftarium.session.Timeline;
import raftarium.trace.CausalChain;
import raftarium.trace.Cause;
import raftarium.trace.Event;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;
import raftarium.words.Phrases;

import java.util.OptionalLong;

/**
 * Going back to what brought an event about: to the event that it follows from, to the command, or
 * to the start. Asked for the same again there, it goes on from where it came to; behind a command
 * and behind the start there is nothing more.
 */
final class CauseTravel {
    /**
     * Where it came to last.
     *
     * @param asked what it answers
     * @param event the event that it came to; none at a command and at the start
     */
    private record Reached(String asked, Branch branch, Position at, OptionalLong event) {}

    private @Nullable Reached reached;

    /** Which event is meant, as far as the trace knows it. */
    @FunctionalInterface
    interface Meant {
        /** Its number in the trace. */
        long event(EventSearch search) throws MistakeException;
    }

    /** Goes back to what brought that about. */
    Reply back(CommandContext context, String asked, Meant meant) throws MistakeException {
        Session session = context.session();
        long effect = effect(session, asked, meant);
        Trace trace = session.simulation().trace();
        Event event = trace.event(effect);
        long cause = trace.cause(effect);
        String told = Phrases.line(event).strip() + "\n";
        if (Cause.isEvent(cause)) {
            return toEvent(context, asked, event, cause, told);
        }
        Timeline timeline = session.timeline();
        if (cause == Cause.START) {
            timeline.travel().goTo(timeline.branch(), timeline.start());
            told += "because the cluster started";
        } else {
            told += "because of a command:  " + toCommand(timeline, Cause.command(cause), told);
        }
        reached = new Reached(asked, timeline.branch(), timeline.at(), OptionalLong.empty());
        return arrived(context, told);
    }

    private long effect(Session session, String asked, Meant meant) throws MistakeException {
        Timeline timeline = session.timeline();
        EventSearch search = new EventSearch(session.simulation());
        Reached last = reached;
        if (last != null
                && last.asked.equals(asked)
                && last.branch == timeline.branch()
                && last.at.equals(timeline.at())) {
            return search.ofNumber(last.event.orElseThrow(() -> MistakeException.ofTheMoment(
                    "that began here: nothing that was recorded led to it")));
        }
        return meant.event(search);
    }

    private Reply toEvent(
            CommandContext context, String asked, Event event, long cause, String told)
            throws MistakeException {
        Timeline timeline = context.session().timeline();
        if (!timeline.travel().goToEvent(cause)) {
            throw MistakeException.ofTheMoment("event " + cause + " is before this session");
        }
        Trace trace = context.session().simulation().trace();
        Event found = trace.event(cause);
        reached = new Reached(asked, timeline.branch(), timeline.at(), OptionalLong.of(cause));
        String link = CauseWords.of(CausalChain.link(found, event));
        return arrived(
                context,
                told + link + "\n  event " + cause + "  " + Phrases.line(found).strip());
    }

    /** Goes to that command, and gives its line. */
    private static String toCommand(Timeline timeline, long number, String told)
            throws MistakeException {
        int place = 0;
        long given = 0;
        for (Recorded recorded : timeline.branch().recorded()) {
            place++;
            if (recorded instanceof Recorded.Given one && ++given == number) {
                timeline.travel()
                        .goTo(timeline.branch(), new Position(place, one.actions(), one.nanos()));
                return one.command().line();
            }
        }
        throw MistakeException.ofTheMoment(
                told.strip() + ": a command did that, which this session has not recorded");
    }

    private static Reply arrived(CommandContext context, String told) throws MistakeException {
        return Reply.ok(told + "\n" + Travels.here(context).output());
    }
}
