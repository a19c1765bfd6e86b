package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.session.Alongside;
import raftarium.session.Branch;
import raftarium.session.Timeline;
import raftarium.sim.ClusterView;
import raftarium.sim.Simulation;

import java.util.List;

/**
 * A branch that the present isn't on, which follows it in time on a copy, some way with each frame.
 * Of the engine's thread.
 */
final class BesideBranch {
    /** So many actions pass with a frame, which takes some 30 ms. */
    private static final int MOST_ACTIONS = 10_000;

    private final Alongside alongside;
    private @Nullable Simulation followed;
    private Chronicle chronicle = new Chronicle();
    private ClusterView view;
    private List<StoryItem> told = List.of();

    BesideBranch(Timeline timeline, Branch branch) {
        alongside = timeline.alongside(branch);
        view = alongside.moment().simulation().view();
    }

    Branch branch() {
        return alongside.branch();
    }

    /** Whether the present is a moment of it, too. */
    boolean hasPresentOf(Timeline timeline) {
        return alongside.hasPresentOf(timeline);
    }

    /**
     * Goes on to that time; what is seen is what it was before until it is there.
     *
     * @return whether it is
     */
    boolean goTo(long nanos) {
        boolean isThere = alongside.goTo(nanos, MOST_ACTIONS);
        Simulation simulation = alongside.moment().simulation();
        if (simulation != followed) {
            followed = simulation;
            chronicle = new Chronicle();
        }
        chronicle.take(simulation.trace());
        if (isThere) {
            view = simulation.view();
            told = chronicle.story(simulation.trace().count(), FrameMaker.KEPT_STORY);
        }
        return isThere;
    }

    /** The present is on it, too: that is seen until it has come to another time. */
    void show(ClusterView present, List<StoryItem> newest) {
        view = present;
        told = newest;
    }

    /** What it is like where it has come to last. */
    ClusterView view() {
        return view;
    }

    /** The newest events of its story there, oldest first. */
    List<StoryItem> told() {
        return told;
    }
}
