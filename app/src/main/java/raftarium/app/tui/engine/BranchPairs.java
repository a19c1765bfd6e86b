package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.session.Branch;
import raftarium.session.Timeline;
import raftarium.sim.ClusterView;

import java.util.List;

/**
 * Has two branches seen at the time of the present, wherever that is. Of the engine's thread.
 */
final class BranchPairs {
    private record Numbers(int one, int other) {}

    /** Which are wanted; null: none. Set by any thread. */
    private volatile @Nullable Numbers wanted;

    private @Nullable BesideBranch one;
    private @Nullable BesideBranch other;
    private boolean arrived = true;

    /** These two are seen from the next frame on; 0 and 0: none. From any thread. */
    void compare(int oneBranch, int otherBranch) {
        wanted = oneBranch == 0 ? null : new Numbers(oneBranch, otherBranch);
    }

    /** Whether both were there in the last frame. */
    boolean haveArrived() {
        return arrived;
    }

    /**
     * Both as they are now; null if none are wanted, or a session doesn't have them.
     *
     * @param told the newest events of the story of the present
     */
    @Nullable
    TwoBranches make(Timeline timeline, List<StoryItem> told) {
        Numbers numbers = wanted;
        arrived = true;
        int count = timeline.branches().size();
        if (numbers == null || Math.max(numbers.one, numbers.other) > count) {
            one = null;
            other = null;
            return null;
        }
        Branch first = timeline.branches().get(numbers.one - 1);
        Branch second = timeline.branches().get(numbers.other - 1);
        one = beside(timeline, one, first);
        other = beside(timeline, other, second);
        return new TwoBranches(
                half(timeline, first, one, told), half(timeline, second, other, told));
    }

    /** The one that there is, if it is of that branch; none where the present is on it. */
    private static @Nullable BesideBranch beside(
            Timeline timeline, @Nullable BesideBranch before, Branch branch) {
        if (timeline.branch() == branch) {
            return null;
        }
        return before != null && before.branch() == branch
                ? before
                : new BesideBranch(timeline, branch);
    }

    private TwoBranches.Half half(
            Timeline timeline, Branch branch, @Nullable BesideBranch beside, List<StoryItem> told) {
        boolean isThere = true;
        ClusterView view = timeline.present().simulation().view();
        List<StoryItem> story = told;
        if (beside != null && beside.hasPresentOf(timeline)) {
            beside.show(view, told);
        } else if (beside != null) {
            isThere = beside.goTo(timeline.at().nanos());
            view = beside.view();
            story = beside.told();
        }
        arrived &= isThere;
        return new TwoBranches.Half(
                branch.number(),
                branch.name(),
                view,
                story,
                timeline.ending(branch).position().nanos(),
                timeline.branch() == branch,
                isThere);
    }
}
