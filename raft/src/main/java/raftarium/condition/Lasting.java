package raftarium.condition;

import raftarium.words.MistakeException;
import raftarium.words.Quantities;

/**
 * CONDITION for D: it has held for so long without a break, as far as whoever asks has watched. The
 * moment at which it began is kept by {@link Spans}.
 *
 * @param condition what holds
 * @param nanos how long, virtual
 */
record Lasting(Condition condition, long nanos) implements Condition {
    @Override
    public boolean holds(Situation situation) throws MistakeException {
        long now = situation.simulation().nowNanos();
        boolean holds = condition.holds(situation);
        return Aspect.spansOf(situation).since(this, holds, now) <= now - nanos && holds;
    }

    @Override
    public String actual(Situation situation) throws MistakeException {
        if (!condition.holds(situation)) {
            return condition.actual(situation);
        }
        long now = situation.simulation().nowNanos();
        long since = Aspect.spansOf(situation).since(this, true, now);
        return condition.actual(situation) + ", for " + Quantities.typed(now - since)
                + " as far as it was watched";
    }

    @Override
    public boolean isOfCommands() {
        return condition.isOfCommands();
    }

    @Override
    public boolean isOfTime() {
        return true;
    }

    @Override
    public boolean expectsViolation() {
        return condition.expectsViolation();
    }
}
