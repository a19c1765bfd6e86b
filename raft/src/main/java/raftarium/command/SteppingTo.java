package raftarium.command;

import raftarium.data.Durations;
import raftarium.sim.Simulation;
import raftarium.trace.Trace;
import raftarium.words.Quantities;

/** step --to: actions of the clock, up to so many that put something sought into the trace. */
final class SteppingTo implements Wait {
    private final StepGoal goal;
    private final long limitNanos;

    /** The number of the first event that they put into the trace. */
    private final long before;

    private long left;

    /** The events of the trace below that number have been looked at. */
    private long seen;

    SteppingTo(Simulation simulation, long times, StepGoal goal, long limitNanos) {
        this(goal, limitNanos, simulation.trace().count());
        left = times;
    }

    private SteppingTo(StepGoal goal, long limitNanos, long before) {
        this.goal = goal;
        this.limitNanos = limitNanos;
        this.before = before;
        seen = before;
    }

    @Override
    public boolean isOver(Moment moment) {
        Simulation simulation = moment.simulation();
        Trace trace = simulation.trace();
        if (trace.count() > seen) {
            left -= trace.since(seen).stream().anyMatch(goal::isReached) ? 1 : 0;
            seen = trace.count();
        }
        return left == 0 || simulation.nextNanos() > limitNanos;
    }

    @Override
    public long limitNanos() {
        return limitNanos;
    }

    @Override
    public boolean hurries() {
        return true;
    }

    @Override
    public Answer end(Moment moment, boolean isOver) {
        Trace trace = moment.simulation().trace();
        long reached = reached(trace);
        boolean isKept = reached >= trace.first() && reached < trace.count();
        boolean isThere = isKept && goal.isReached(trace.event(reached));
        boolean isBroken = moment.simulation().violation() != null;
        return isThere || isBroken ? TimeCommand.stepped(moment, reached) : nothing(moment);
    }

    /** What was sought isn't there: how far it was looked for, and where it is now. */
    private Answer nothing(Moment moment) {
        String now = Quantities.seconds(moment.nowNanos());
        long passed = moment.nowNanos() - (limitNanos - TimeCommand.WITHIN_NANOS);
        boolean isQuiet = moment.simulation().nextNanos() == Long.MAX_VALUE;
        return new Answer.Done(now + "\n  no " + goal.key()
                + (isQuiet
                        ? ": nothing is going to happen any more, at " + now
                        : " in " + Durations.words(passed) + ", up to " + now));
    }

    @Override
    public Wait copy(Moment copiedMoment) {
        SteppingTo copy = new SteppingTo(goal, limitNanos, before);
        copy.left = left;
        copy.seen = seen;
        return copy;
    }

    /** The number of the newest event that was gone to; without one, from where it went. */
    private long reached(Trace trace) {
        long number = trace.count() - 1;
        while (number >= Math.max(before, trace.first()) && !goal.isReached(trace.event(number))) {
            number--;
        }
        return Math.max(before, number);
    }
}
