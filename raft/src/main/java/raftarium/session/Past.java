package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.condition.Condition;
import raftarium.sim.Event;
import raftarium.sim.Trace;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Looks for something in the past of a branch: stretch by stretch between moments that are kept,
 * from the newest on, on copies. The present stays where it is.
 */
public final class Past {
    private final Branch branch;
    private final Position before;
    private final BooleanSupplier goesOn;

    /** What lies before that position; as long as it goes on. */
    Past(Branch branch, Position before, BooleanSupplier goesOn) {
        this.branch = branch;
        this.before = before;
        this.goesOn = goesOn;
    }

    /** A copy of what it was like at a virtual time. */
    public Moment momentAt(long nanos) {
        Replay replay = Replay.from(branch, branch.keptBy(nanos));
        boolean goes = true;
        while (goes && replay.nextNanos() <= nanos) {
            goes = replay.advance();
        }
        replay.moment().passTo(nanos);
        return replay.moment();
    }

    /** A copy of what it was like at a moment that has a name, on whatever branch. */
    public Moment momentAt(Bookmark bookmark) {
        Branch other = bookmark.branch();
        Replay replay = Replay.from(other, other.keptBy(bookmark.position()));
        replay.towards(bookmark.position());
        return replay.moment();
    }

    /** A stretch: from a moment that is kept to the next one, or to where the past ends. */
    private record Stretch(Kept from, Position to) {}

    /** All of them, the newest first. */
    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        List<Kept> kept = branch.kept();
        for (int place = 0; place < kept.size(); place++) {
            Position from = kept.get(place).position();
            boolean isLast = place == kept.size() - 1;
            Position to = isLast ? before : kept.get(place + 1).position();
            if (from.compareTo(before) < 0) {
                stretches.add(new Stretch(kept.get(place), to.compareTo(before) < 0 ? to : before));
            }
        }
        Collections.reverse(stretches);
        return stretches;
    }

    /**
     * Where an action put such an event into the trace.
     *
     * @param times the first such action before the present, the second, ...
     * @return null if there were fewer, or it was broken off
     */
    public @Nullable Position event(Predicate<Event> sought, long times) {
        long left = times;
        for (Stretch stretch : stretches()) {
            List<Position> found = new ArrayList<>();
            Replay replay = Replay.from(branch, stretch.from);
            Trace trace = replay.moment().simulation().trace();
            long seen = trace.count();
            while (goesOn.getAsBoolean() && isIn(stretch, replay) && replay.advance()) {
                boolean isThere = trace.since(seen).stream().anyMatch(sought);
                seen = trace.count();
                if (isThere && replay.at().compareTo(before) < 0) {
                    found.add(replay.at());
                }
            }
            if (!goesOn.getAsBoolean()) {
                return null;
            } else if (found.size() >= left) {
                return found.get((int) (found.size() - left));
            }
            left -= found.size();
        }
        return null;
    }

    private static boolean isIn(Stretch stretch, Replay replay) {
        return replay.at().compareTo(stretch.to) < 0;
    }

    /**
     * Where a condition began to hold, in order.
     *
     * @param most no more than the last of them
     */
    public List<Position> beginnings(Condition condition, int most) {
        List<Position> all = new ArrayList<>();
        for (Stretch stretch : stretches()) {
            List<Position> found = new ArrayList<>();
            Replay replay = Replay.from(branch, stretch.from);
            boolean held = holds(condition, replay);
            if (held && stretch.from.position().equals(branch.start().position())) {
                found.add(replay.at());
            }
            while (goesOn.getAsBoolean() && isIn(stretch, replay) && replay.advance()) {
                boolean holds = holds(condition, replay);
                if (holds && !held && replay.at().compareTo(before) < 0) {
                    found.add(replay.at());
                }
                held = holds;
            }
            all.addAll(0, found);
            if (all.size() > most) {
                all.subList(0, all.size() - most).clear();
            }
            if (!goesOn.getAsBoolean() || all.size() == most) {
                return all;
            }
        }
        return all;
    }

    private static boolean holds(Condition condition, Replay replay) {
        try {
            return condition.holds(replay.moment());
        } catch (MistakeException ofANodeThatWasNotThereYet) {
            return false;
        }
    }
}
