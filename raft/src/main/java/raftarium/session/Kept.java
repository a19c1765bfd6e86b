package raftarium.session;

import raftarium.command.Moment;
import raftarium.sim.Trace;

/**
 * A moment that is kept, and where it is. It is copied before time passes in it.
 *
 * @param bytes how much memory it takes, about, that the one before it doesn't
 */
record Kept(Position position, Moment moment, long digest, long bytes) {
    /** What a moment takes that shares all it can. */
    private static final long BYTES_ALONE = 64 << 10;

    /** What an event weighs that bears nothing. */
    private static final long BYTES_AN_EVENT = 100;

    /** An entry is told of by so many events for each place that it is written to. */
    private static final long EVENTS_A_COPY = 4;

    /** The first of all. */
    static Kept first(Position position, Moment original) {
        return of(position, original, BYTES_ALONE);
    }

    /** The next one on a branch: what was written since counts. */
    static Kept next(Kept before, Position position, Moment original) {
        Trace then = before.moment.simulation().trace();
        Trace now = original.simulation().trace();
        long content =
                now.weighed() - then.weighed() - BYTES_AN_EVENT * (now.count() - then.count());
        return of(position, original, BYTES_ALONE + content / EVENTS_A_COPY);
    }

    /** A copy, in which nobody asks for an answer, and what isn't recorded isn't waited for. */
    private static Kept of(Position position, Moment original, long bytes) {
        Moment copy = original.copyToKeep();
        for (long ticket : copy.waits().tickets()) {
            if (ticket < 0) {
                copy.waits().withdraw(ticket);
            } else {
                copy.waits().setWanted(ticket, false);
            }
        }
        return new Kept(position, copy, copy.simulation().trace().digest(), bytes);
    }
}
