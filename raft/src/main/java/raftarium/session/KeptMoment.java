package raftarium.session;

import raftarium.command.Moment;
import raftarium.disk.MemoryDisk;
import raftarium.sim.Host;
import raftarium.sim.Simulation;
import raftarium.trace.Trace;

/**
 * A moment that is kept, and where it is. It is copied before time passes in it.
 *
 * @param bytes how much memory it takes, about, that the one before it doesn't
 * @param wholeBytes how much it takes by itself, about
 */
record KeptMoment(Position position, Moment moment, long digest, long bytes, long wholeBytes) {
    /** What a moment takes that shares all it can. */
    private static final long BYTES_ALONE = 64 << 10;

    /** What an event weighs that bears nothing. */
    private static final long BYTES_AN_EVENT = 100;

    /** What an entry takes in a log, and in what the checkers know of it. */
    private static final long BYTES_AN_ENTRY = 200;

    /** An entry is told of by so many events for each place that it is written to. */
    private static final long EVENTS_A_COPY = 4;

    /** The first of all, with the events by which it came to be. */
    static KeptMoment first(Position position, Moment original) {
        return of(position, original.copy(), BYTES_ALONE);
    }

    /** The next one on a branch: what was written since counts. */
    static KeptMoment next(KeptMoment before, Position position, Moment original) {
        Trace then = before.moment.simulation().trace();
        Trace now = original.simulation().trace();
        long content =
                now.weighed() - then.weighed() - BYTES_AN_EVENT * (now.count() - then.count());
        long bytes = BYTES_ALONE + content / EVENTS_A_COPY;
        return of(position, original.copyToKeep(), bytes);
    }

    /** In the copy nobody asks for an answer, and what isn't recorded isn't waited for. */
    private static KeptMoment of(Position position, Moment copy, long bytes) {
        copy.waits().askNoMore();
        long wholeBytes = BYTES_ALONE + wholeBytes(copy.simulation());
        return new KeptMoment(
                position,
                copy,
                copy.simulation().trace().digest(),
                Math.min(bytes, wholeBytes),
                wholeBytes);
    }

    /** The pages of its disks, and the longest log, which the nodes share. */
    private static long wholeBytes(Simulation simulation) {
        long pages = 0;
        long entries = 0;
        for (int id = 1; id <= simulation.nodes(); id++) {
            Host host = simulation.host(id);
            pages += host.durable() instanceof MemoryDisk disk ? disk.allocatedPages() : 0;
            entries = Math.max(
                    entries,
                    host.status().log().lastIndex() - host.status().log().snapshotIndex());
        }
        return pages * MemoryDisk.PAGE_BYTES + entries * BYTES_AN_ENTRY;
    }

    /**
     * The same, where the one before it is gone: it counts the memory that the other counted, as
     * far as it shares it.
     */
    KeptMoment without(KeptMoment before) {
        long both = Math.min(before.bytes + bytes, wholeBytes);
        return new KeptMoment(position, moment, digest, both, wholeBytes);
    }
}
