package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.command.StepGoal;
import raftarium.condition.Condition;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks for something in the past of a branch: stretch by stretch between moments that are kept,
 * from the newest on, on copies. The present stays where it is. Stretches in which nothing can have
 * changed that matters are left out, and the others may be gone through on several threads. One
 * thread at a time asks, each for one thing.
 */
public final class Past {
    private final Branch branch;
    private final Position before;
    private final SearchContext search;

    /** What was looked for is found: all who still look stop. */
    private volatile boolean isEnough;

    /** What lies before that position. */
    Past(Branch branch, Position before, SearchContext search) {
        this.branch = branch;
        this.before = before;
        this.search = search;
    }

    /** A copy of what it was like at a virtual time; null if it was broken off. */
    public @Nullable Moment momentAt(long nanos) {
        Replay replay = Replay.from(branch, branch.keptBy(nanos));
        return alone(() -> {
            boolean goes = true;
            while (goes && replay.nextNanos() <= nanos) {
                goes = goesOn() && replay.advance();
            }
            replay.moment().passTo(nanos);
            return replay.moment();
        });
    }

    /** The same at a moment that has a name, on any branch. */
    public @Nullable Moment momentAt(Bookmark bookmark) {
        Branch other = bookmark.branch();
        Replay replay = Replay.from(other, other.keptBy(bookmark.position()));
        return alone(() -> {
            replay.towards(bookmark.position(), this::goesOn);
            return replay.moment();
        });
    }

    /**
     * Tells all that happened once more, from the beginning of the session on.
     *
     * @return what has come of it, in a copy, whose digest is to be compared; null if it was broken
     *     off
     * @throws MistakeException if something else happens than the first time
     */
    public @Nullable Moment retell(Trace.Follower follower) throws MistakeException {
        return new Telling(branch, before, search, follower).tell();
    }

    /** There is one piece to be gone through. */
    private @Nullable Moment alone(Supplier<Moment> piece) {
        List<Moment> found = new ArrayList<>();
        search.each(List.of(piece).iterator(), moment -> {
            if (goesOn()) {
                found.add(moment);
            }
            return false;
        });
        return found.isEmpty() ? null : found.get(0);
    }

    private boolean goesOn() {
        return !isEnough && search.goesOn();
    }

    /** All that something may be found in, the newest first. */
    private List<Stretch> stretches(boolean byTurns) {
        List<Stretch> stretches = new ArrayList<>();
        List<KeptMoment> kept = branch.kept();
        for (int place = 0; place < kept.size(); place++) {
            Position from = kept.get(place).position();
            boolean isLast = place == kept.size() - 1;
            Position to = isLast ? before : kept.get(place + 1).position();
            Position end = to.compareTo(before) < 0 ? to : before;
            Stretch stretch = new Stretch(branch, kept.get(place), end, byTurns);
            boolean matters =
                    from.compareTo(before) < 0 && (stretch.isFirst() || !stretch.isQuiet());
            if (matters) {
                stretches.add(stretch);
            }
        }
        Collections.reverse(stretches);
        return stretches;
    }

    /** All of it at once: since when something holds is known only from the beginning on. */
    private Stretch whole() {
        return new Stretch(branch, branch.kept().get(0), before, false);
    }

    /**
     * Has stretches gone through, by whoever does that.
     *
     * @param wantsMore takes what was found in one after the other
     */
    private void each(
            List<Stretch> stretches,
            Function<Pass, List<Position>> looks,
            Predicate<List<Position>> wantsMore) {
        long all = stretches.stream().mapToLong(Stretch::actions).sum();
        long[] done = {0};
        Iterator<Stretch> next = stretches.iterator();
        Iterator<Stretch> taken = stretches.iterator();
        Iterator<Supplier<List<Position>>> pieces = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return next.hasNext();
            }

            /** Copies are made by this thread: that writes to what they are copies of. */
            @Override
            public Supplier<List<Position>> next() {
                Pass pass = new Pass(next.next(), Past.this::goesOn);
                return () -> looks.apply(pass);
            }
        };
        search.each(pieces, found -> {
            done[0] += taken.next().actions();
            search.isAt(done[0], all);
            isEnough = !goesOn() || !wantsMore.test(found);
            return !isEnough;
        });
    }

    /**
     * Where an action, or a command, put an event into the trace that is what is gone to.
     *
     * @param times the first such place before the present, the second, ...
     * @return null if there were fewer, or it was broken off
     */
    public @Nullable Position event(StepGoal goal, long times) {
        List<Position> all = new ArrayList<>();
        each(stretches(goal.isOfTurns()), pass -> pass.events(goal, before), found -> {
            all.addAll(0, found);
            return all.size() < times;
        });
        // Whoever waited for too little of it was broken off.
        return all.size() < times ? null : all.get((int) (all.size() - times));
    }

    /**
     * Where a condition began to hold, in order; some of that if it was broken off.
     *
     * @param most no more than the last of them
     */
    public List<Position> beginnings(Condition condition, int most) {
        List<Position> all = new ArrayList<>();
        each(
                condition.isOfTime() ? List.of(whole()) : stretches(condition.isOfTurns()),
                pass -> pass.beginnings(condition, before),
                found -> {
                    all.addAll(0, found);
                    return all.size() < most;
                });
        return all.size() <= most ? all : all.subList(all.size() - most, all.size());
    }
}
