package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.trace.CausalChain;
import raftarium.trace.Cause;
import raftarium.trace.Event;
import raftarium.trace.Trace;

import java.util.ArrayList;
import java.util.List;

/**
 * A step back from an event to what it follows from.
 *
 * @param link how it follows
 * @param number the number of the event that it follows from; below 0 at a command and at the start
 * @param event that event; null there
 * @param command the line of the command that it follows from; "" if it is none
 */
public record CausalStep(
        CausalChain.Link link, long number, @Nullable Event event, String command) {
    /** The way back from an event, as far as it is known, so many steps at most. */
    static List<CausalStep> back(Trace trace, Branch branch, long number, int most) {
        CausalChain chain = new CausalChain(trace);
        List<CausalStep> way = new ArrayList<>();
        long effect = number;
        while (way.size() < most && Cause.isEvent(effect)) {
            CausalChain.Hop hop = chain.back(effect);
            if (hop == null) {
                return way;
            }
            way.add(of(trace, branch, hop));
            effect = hop.cause();
        }
        return way;
    }

    private static CausalStep of(Trace trace, Branch branch, CausalChain.Hop hop) {
        boolean isEvent = Cause.isEvent(hop.cause());
        Recorded.Given given = branch.given(Cause.command(hop.cause()));
        return new CausalStep(
                hop.link(),
                isEvent ? hop.cause() : -1,
                isEvent ? trace.event(hop.cause()) : null,
                given == null ? "" : given.command().line());
    }
}
