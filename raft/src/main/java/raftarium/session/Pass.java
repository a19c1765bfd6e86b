package raftarium.session;

import raftarium.command.Moment;
import raftarium.command.StepGoal;
import raftarium.condition.Condition;
import raftarium.condition.Judgement;
import raftarium.condition.NodeSet;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Goes once through a stretch, on a copy of where it begins. */
final class Pass {
    private final Stretch stretch;
    private final BooleanSupplier goesOn;
    private final Replay replay;

    /** The action that counts next. */
    private long next;

    /** How much of what was recorded was done when it was looked at last. */
    private int recorded;

    Pass(Stretch stretch, BooleanSupplier goesOn) {
        this.stretch = stretch;
        this.goesOn = goesOn;
        replay = stretch.replay();
        next = stretch.next(executed());
        recorded = replay.recorded();
    }

    private long executed() {
        return replay.moment().simulation().executed();
    }

    /** Does one thing more; returns whether there was one, before where nothing counts any more. */
    private boolean advance() {
        return goesOn.getAsBoolean()
                && replay.at().compareTo(stretch.to()) < 0
                && !stretch.isQuietAfter(replay.recorded(), next)
                && replay.advance();
    }

    /** Whether what was done last counts. */
    private boolean counts() {
        boolean counts = executed() == next || replay.recorded() != recorded;
        if (counts) {
            recorded = replay.recorded();
            next = stretch.next(executed());
        }
        return counts;
    }

    /** Where such an event came into the trace, before a position. */
    List<Position> events(StepGoal goal, Position before) {
        List<Position> found = new ArrayList<>();
        Trace trace = replay.moment().simulation().trace();
        long seen = trace.count();
        while (advance()) {
            boolean isThere = counts() && trace.since(seen).stream().anyMatch(goal::isReached);
            seen = trace.count();
            if (isThere && replay.at().compareTo(before) < 0) {
                found.add(replay.at());
            }
        }
        return found;
    }

    /** Where a condition began to hold, before a position. */
    List<Position> beginnings(Condition condition, Position before) {
        List<Position> found = new ArrayList<>();
        Judgement judgement = new Judgement(condition);
        boolean held = holds(judgement, condition);
        if (held && stretch.isFirst()) {
            found.add(replay.at());
        }
        while (lasts(judgement) || advance()) {
            if (condition.isOfTime() || counts()) {
                boolean holds = holds(judgement, condition);
                if (holds && !held && replay.at().compareTo(before) < 0) {
                    found.add(replay.at());
                }
                held = holds;
            }
        }
        return found;
    }

    /** Lets the time pass by which something has lasted long enough, if nothing happens before. */
    private boolean lasts(Judgement judgement) {
        long nanos = judgement.nextNanos();
        boolean lasts = goesOn.getAsBoolean()
                && nanos < replay.nextNanos()
                && nanos < stretch.to().nanos();
        if (lasts) {
            replay.moment().passTo(nanos);
        }
        return lasts;
    }

    private boolean holds(Judgement judgement, Condition condition) {
        return holds(judgement, condition, replay.moment());
    }

    /** What is drawn to judge it leaves what is drawn later as it was. */
    static boolean holds(Judgement judgement, Condition condition, Moment moment) {
        try {
            return condition.isOfCommands()
                    ? NodeSet.looking(moment, judgement::holds)
                    : judgement.holds(moment);
        } catch (MistakeException ofANodeThatWasNotThereYet) {
            return false;
        }
    }
}
