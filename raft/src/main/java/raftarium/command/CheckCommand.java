package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.condition.Condition;
import raftarium.condition.Judgement;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

/** What is expected of the cluster. */
public sealed interface CheckCommand extends Command {
    private static Answer failed(Moment moment, String what) {
        return new Answer.Failed(what + " (seed " + moment.simulation().config().seed() + ")");
    }

    private static String at(Moment moment) {
        return Quantities.seconds(moment.nowNanos());
    }

    private static Answer judged(
            Moment moment, Judgement judgement, Condition condition, boolean holds)
            throws MistakeException {
        if (holds && condition.expectsViolation()) {
            moment.excuseViolation();
        }
        return holds
                ? new Answer.Done("ok")
                : failed(moment, "doesn't hold at " + at(moment) + ": " + judgement.actual(moment));
    }

    /**
     * expect: a condition holds now, or at some time.
     *
     * @param withinNanos by when; null: now
     */
    record Expect(TypedCondition sought, @Nullable Long withinNanos) implements CheckCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            Condition condition = sought.condition();
            if (withinNanos == null && condition.isOfTime()) {
                throw new MistakeException("what is to hold for some time needs time: say 'within"
                        + " D' behind it, or 'until' before it");
            }
            moment.simulation().compareStates();
            Judgement judgement = new Judgement(condition);
            return withinNanos == null
                    ? judged(moment, judgement, condition, judgement.holds(moment))
                    : new Holding(judgement, condition, moment.after(withinNanos));
        }

        @Override
        public boolean changes() {
            return sought.condition().expectsViolation();
        }
    }

    /** A condition is to hold at some time. */
    record Holding(Judgement judgement, Condition condition, long limitNanos) implements Wait {
        @Override
        public boolean isOver(Moment moment) throws MistakeException {
            return judgement.holds(moment);
        }

        @Override
        public long askNanos() {
            return Math.min(limitNanos, judgement.nextNanos());
        }

        @Override
        public Answer end(Moment moment, boolean holds) throws MistakeException {
            return judged(moment, judgement, condition, holds);
        }

        @Override
        public Wait copy(Moment copiedMoment) {
            return new Holding(judgement.copy(), condition, limitNanos);
        }
    }

    /** expect never: a condition doesn't hold for so long. */
    record Never(TypedCondition sought, long nanos) implements CheckCommand {
        @Override
        public Answer perform(Moment moment) {
            moment.simulation().compareStates();
            return new NotHolding(new Judgement(sought.condition()), moment.after(nanos));
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /** A condition is not to hold at any time. */
    record NotHolding(Judgement judgement, long limitNanos) implements Wait {
        @Override
        public boolean isOver(Moment moment) throws MistakeException {
            return judgement.holds(moment);
        }

        @Override
        public long askNanos() {
            return Math.min(limitNanos, judgement.nextNanos());
        }

        @Override
        public Answer end(Moment moment, boolean holds) {
            return holds ? failed(moment, "holds at " + at(moment)) : new Answer.Done("ok");
        }

        @Override
        public Wait copy(Moment copiedMoment) {
            return new NotHolding(judgement.copy(), limitNanos);
        }
    }

    /** mark: the counters begin at zero. */
    record Mark() implements CheckCommand {
        @Override
        public Answer perform(Moment moment) {
            moment.mark();
            return Answer.Done.SILENTLY;
        }
    }
}
