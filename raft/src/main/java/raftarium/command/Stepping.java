package raftarium.command;

import raftarium.sim.Simulation;
import raftarium.trace.Event;

import java.util.List;

/**
 * step: so many actions of the clock.
 *
 * @param executed how many there are to have been then
 * @param before the number of the first event that they put into the trace
 */
record Stepping(long executed, long before) implements Wait {
    /** So many of the events that a step has put into the trace are shown. */
    private static final int MAX_SHOWN = 20;

    static Stepping of(Simulation simulation, long actions) {
        long executed = simulation.executed();
        long most = Long.MAX_VALUE - executed;
        return new Stepping(
                executed + Math.min(actions, most), simulation.trace().count());
    }

    @Override
    public boolean isOver(Moment moment) {
        Simulation simulation = moment.simulation();
        return simulation.executed() >= executed || simulation.nextNanos() == Long.MAX_VALUE;
    }

    @Override
    public long limitNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean hurries() {
        return true;
    }

    @Override
    public Answer end(Moment moment, boolean isOver) {
        return TimeCommand.stepped(moment, before);
    }

    /** The events of the trace from that number on, the newest of them. */
    static List<Event> seen(Simulation simulation, long before) {
        return simulation.trace().since(Math.max(before, simulation.trace().count() - MAX_SHOWN));
    }
}
