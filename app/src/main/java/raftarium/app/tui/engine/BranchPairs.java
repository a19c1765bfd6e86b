package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.session.Alongside;
import raftarium.session.Branch;
import raftarium.session.Timeline;

/**
 * Has two branches seen at the time of the present, wherever that is. One that the present isn't on
 * follows it on a copy, some way with each frame. Of the engine's thread.
 */
final class BranchPairs {
    /** So many actions pass on each with a frame, which takes some 30 ms. */
    private static final int MOST_ACTIONS = 10_000;

    private record Numbers(int one, int other) {}

    /** Which are wanted; null: none. Set by any thread. */
    private volatile @Nullable Numbers wanted;

    private @Nullable Alongside one;
    private @Nullable Alongside other;
    private boolean arrived = true;

    /** These two are seen from the next frame on; 0 and 0: none. From any thread. */
    void compare(int oneBranch, int otherBranch) {
        wanted = oneBranch == 0 ? null : new Numbers(oneBranch, otherBranch);
    }

    /** Whether both were there in the last frame. */
    boolean haveArrived() {
        return arrived;
    }

    /** Both as they are now; null if none are wanted, or a session doesn't have them. */
    @Nullable
    TwoBranches make(Timeline timeline) {
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
        one = alongside(timeline, one, first);
        other = alongside(timeline, other, second);
        return new TwoBranches(half(timeline, first, one), half(timeline, second, other));
    }

    /** The one that there is, if it is of that branch; none where the present is on it. */
    private static @Nullable Alongside alongside(
            Timeline timeline, @Nullable Alongside before, Branch branch) {
        if (timeline.branch() == branch) {
            return null;
        }
        return before != null && before.branch() == branch ? before : timeline.alongside(branch);
    }

    private TwoBranches.Half half(Timeline timeline, Branch branch, @Nullable Alongside beside) {
        long end = timeline.ending(branch).position().nanos();
        boolean isHere = timeline.branch() == branch;
        if (beside == null || timeline.isOn(branch)) {
            return new TwoBranches.Half(
                    branch.number(),
                    branch.name(),
                    timeline.present().simulation().view(),
                    end,
                    isHere,
                    true);
        }
        boolean isThere = beside.goTo(timeline.at().nanos(), MOST_ACTIONS);
        arrived &= isThere;
        return new TwoBranches.Half(
                branch.number(),
                branch.name(),
                beside.moment().simulation().view(),
                end,
                false,
                isThere);
    }
}
