package raftarium.app.tui.engine;

import raftarium.sim.ClusterView;

import java.util.List;

/**
 * Two branches at one virtual time; nothing in it changes, and any thread may read it.
 *
 * @param one the one that is named first
 * @param other the other one
 */
public record TwoBranches(Half one, Half other) {
    /**
     * One of the two.
     *
     * @param branch its number, from 1
     * @param name the command that began it
     * @param view what it is like at that time, or at its end if that was earlier
     * @param told the newest events of its story until then, oldest first
     * @param endNanos how far it goes, in virtual time
     * @param isHere whether the present is on it
     * @param isThere false while it is still on its way to that time, and what is seen is of
     *     another one
     */
    public record Half(
            int branch,
            String name,
            ClusterView view,
            List<StoryItem> told,
            long endNanos,
            boolean isHere,
            boolean isThere) {
        public Half {
            told = List.copyOf(told);
        }
    }
}
