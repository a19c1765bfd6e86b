package raftarium.command;

import raftarium.sim.Simulation;
import raftarium.sim.Trace;

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
        return TimeCommand.stepped(moment, reached(moment.simulation().trace()));
    }

    @Override
    public Wait copy(Moment twin) {
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
