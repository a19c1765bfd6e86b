package raftarium.session;

import raftarium.sim.Simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * The milestones of a branch beyond where it left another one: one after each so many actions,
 * further apart the longer it is. The same branch has the same ones, in whichever way it came to
 * be: so two runs of it can be compared there.
 */
final class Milestones {
    /** So many actions lie between two at first. */
    private static final int FIRST_GAP = 500;

    /** So many are kept at most: where there are more, each second one goes. */
    private static final int MOST = 2_048;

    private final List<Milestone> all = new ArrayList<>();
    private final int most;
    private long gap;

    Milestones() {
        this(FIRST_GAP, MOST);
    }

    /** They begin that far apart, and there are so many at most. */
    Milestones(long gap, int most) {
        this.gap = gap;
        this.most = most;
    }

    /** An action was executed that never was before. */
    void pass(Simulation simulation) {
        if (simulation.executed() % gap == 0) {
            all.add(Milestone.of(simulation));
            if (all.size() > most) {
                gap *= 2;
                all.removeIf(one -> one.actions() % gap != 0);
            }
        }
    }

    /** All that are kept, in order. */
    List<Milestone> all() {
        return List.copyOf(all);
    }
}
