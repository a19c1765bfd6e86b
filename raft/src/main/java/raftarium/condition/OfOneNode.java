package raftarium.condition;

import org.jspecify.annotations.Nullable;

import raftarium.data.RandomStream;
import raftarium.sim.Call;
import raftarium.sim.Counters;
import raftarium.sim.Simulation;

/**
 * The same moment, while one node after the other is looked at.
 *
 * @param moment what else there is
 * @param node the id of the one that is looked at
 */
record OfOneNode(Situation moment, int node) implements Situation {
    @Override
    public Simulation simulation() {
        return moment.simulation();
    }

    @Override
    public Counters counters() {
        return moment.counters();
    }

    @Override
    public @Nullable Call lastCall() {
        return moment.lastCall();
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
