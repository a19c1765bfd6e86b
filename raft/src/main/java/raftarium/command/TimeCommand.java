package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.condition.Judgement;
import raftarium.trace.Violation;
import raftarium.words.MistakeException;
import raftarium.words.Quantities;

/** Time passes. */
public sealed interface TimeCommand extends Command {
    /** So long it takes at most where nothing is said. */
    long WITHIN_NANOS = 30_000_000_000L;

    @Override
    default boolean changes() {
        return false;
    }

    private static String now(Moment moment) {
        Violation violation = moment.simulation().violation();
        return Quantities.seconds(moment.nowNanos())
                + (violation == null ? "" : ", stopped: " + violation.property() + " is broken");
    }

    /** run: so much virtual time. */
    record Run(long nanos) implements TimeCommand {
        @Override
        public Answer perform(Moment moment) {
            return new Passing(moment.after(nanos));
        }
    }

    /** Time is to pass. */
    record Passing(long limitNanos) implements Wait {
        @Override
        public boolean isOver(Moment moment) {
            return false;
        }

        @Override
        public boolean isOfTime() {
            return true;
        }

        @Override
        public Answer end(Moment moment, boolean isOver) {
            return new Answer.Done(now(moment));
        }
    }

    /** step: so many actions of the clock. */
    record Step(long actions) implements TimeCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            if (actions < 1) {
                throw new MistakeException("step takes 1 or more events, not " + actions);
            }
            return Stepping.of(moment.simulation(), actions);
        }
    }

    /** step --to: up to something that happens, so many times. */
    record StepTo(long times, StepGoal goal) implements TimeCommand {
        @Override
        public Answer perform(Moment moment) throws MistakeException {
            if (times < 1) {
                throw new MistakeException("step takes 1 or more events, not " + times);
            }
            return new SteppingTo(moment.simulation(), times, goal, moment.after(WITHIN_NANOS));
        }
    }

    /**
     * until: a condition holds.
     *
     * @param withinNanos how long at most; null: {@link #WITHIN_NANOS}
     */
    record Until(TypedCondition sought, @Nullable Long withinNanos) implements TimeCommand {
        @Override
        public Answer perform(Moment moment) {
            long nanos = withinNanos == null ? WITHIN_NANOS : withinNanos;
            return new Holding(new Judgement(sought.condition()), moment.after(nanos));
        }
    }

    /** A condition is to hold. */
    record Holding(Judgement judgement, long limitNanos) implements Wait {
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
            return holds
                    ? new Answer.Done(now(moment))
                    : new Answer.Failed("doesn't hold by "
                            + Quantities.seconds(moment.nowNanos()) + ": "
                            + judgement.actual(moment));
        }

        @Override
        public Wait copy(Moment copiedMoment) {
            return new Holding(judgement.copy(), limitNanos);
        }
    }

    /** What a step says once it has been made. */
    static Answer stepped(Moment moment, long before) {
        return new Answer.Stepped(now(moment), Stepping.seen(moment.simulation(), before));
    }
}
