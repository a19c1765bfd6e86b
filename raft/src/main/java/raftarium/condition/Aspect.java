package raftarium.condition;

import org.jspecify.annotations.Nullable;

import raftarium.data.RandomStream;
import raftarium.sim.Call;
import raftarium.sim.Counters;
import raftarium.sim.Simulation;

import java.util.Optional;

/**
 * The same moment, as somebody looks at it.
 *
 * @param moment what else there is
 * @param spans what is remembered of the time before
 * @param node the id of the node that is looked at, where one after the other is; else 0
 */
record Aspect(Situation moment, Spans spans, int node) implements Situation {
    /** The same, of one node. */
    static Aspect of(Situation situation, int node) {
        return new Aspect(situation, spansOf(situation), node);
    }

    /** What is remembered; nothing if nobody does. */
    static Spans spansOf(Situation situation) {
        return situation instanceof Aspect aspect ? aspect.spans : new Spans();
    }

    @Override
    public Simulation simulation() {
        return moment.simulation();
    }

    @Override
    public Counters counters() {
        return moment.counters();
    }

    @Override
    public Deeds deeds() {
        return moment.deeds();
    }

    @Override
    public @Nullable Call lastCall() {
        return moment.lastCall();
    }

    @Override
    public Optional<Call> lastCallOf(String client) {
        return moment.lastCallOf(client);
    }

    @Override
    public RandomStream chance() {
        return moment.chance();
    }

    @Override
    public void setChance(RandomStream other) {
        moment.setChance(other);
    }
}
