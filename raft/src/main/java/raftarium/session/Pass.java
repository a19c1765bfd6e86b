package raftarium.session;

import raftarium.command.Moment;
import raftarium.command.StepGoal;
import raftarium.condition.Condition;
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
        boolean held = holds(condition);
        if (held && stretch.isFirst()) {
            found.add(replay.at());
        }
        while (advance()) {
            if (counts()) {
                boolean holds = holds(condition);
                if (holds && !held && replay.at().compareTo(before) < 0) {
                    found.add(replay.at());
                }
                held = holds;
            }
        }
        return found;
    }

    private boolean holds(Condition condition) {
        return holds(condition, replay.moment());
    }

    /** What is drawn to judge it leaves what is drawn later as it was. */
    static boolean holds(Condition condition, Moment moment) {
        try {
            return condition.isOfCommands()
                    ? NodeSet.looking(moment, condition::holds)
                    : condition.holds(moment);
        } catch (MistakeException ofANodeThatWasNotThereYet) {
            return false;
        }
    }
}
