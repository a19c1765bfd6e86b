package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.sim.LinkSettings;
import raftarium.words.Quantities.Chance;
import raftarium.words.Quantities.TimeRange;

/** What changes of a link; null stays as it is. */
public record LinkChange(
        @Nullable Chance loss,
        @Nullable TimeRange delay,
        @Nullable Chance duplicate,
        @Nullable Chance reorder) {
    /** Whether all stays as it is. */
    public boolean isNothing() {
        return loss == null && delay == null && duplicate == null && reorder == null;
    }

    LinkSettings applied(LinkSettings before) {
        LinkSettings after = before;
        if (loss != null) {
            after = after.withLoss(loss.millionths());
        }
        if (delay != null) {
            after = after.withDelay(delay.minNanos(), delay.maxNanos());
        }
        if (duplicate != null) {
            after = after.withDuplicate(duplicate.millionths());
        }
        if (reorder != null) {
            after = after.withReorder(reorder.millionths());
        }
        return after;
    }
}
