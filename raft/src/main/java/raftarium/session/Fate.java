package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.trace.Event;
import raftarium.trace.Trace;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a property had to be broken. From a place of the branch before that, futures are tried:
 * other chance decides in them, and what was done later is done again at the same times. The last
 * place is looked for from which one of them escapes: first back from the violation, further each
 * time, then between the place found and the one behind it that was tried. That none of so many
 * escapes is no proof that none does.
 */
public final class Fate {
    /** So many futures are tried from a place, at most. */
    public static final int FUTURES = 200;

    /** A future has escaped if nothing is broken for so long after the time of the violation. */
    public static final long LONGER_NANOS = 10_000_000_000L;

    /**
     * What was broken.
     *
     * @param before the last place before that
     * @param at where it was broken
     */
    public record Broken(Violation violation, Position before, Position at) {}

    /**
     * A way out.
     *
     * @param from where it begins
     * @param chance the number of the chance that leads to it
     * @param deeds what is done on it, each at its time
     * @param next what was done next there, on the branch; "" if something happened
     * @param happened what happened next there, on the branch
     */
    public record Escape(
            Position from,
            long chance,
            List<Recorded.Given> deeds,
            String next,
            List<Event> happened) {
        public Escape {
            deeds = List.copyOf(deeds);
            happened = List.copyOf(happened);
        }
    }

    /** So much virtual time passes in all futures at most; then the search ends. */
    private static final long MOST_NANOS = 500_000_000_000_000L;

    private final Branch branch;
    private final SearchContext search;
    private int tried;
    private long nanos;
    private long expected;
    private boolean isWhole;

    /** On a branch, as far as it went. */
    Fate(Branch branch, SearchContext search) {
        this.branch = branch;
        this.search = search;
    }

    /** The first property that was broken on the branch; null if none was. */
    public @Nullable Broken broken() {
        KeptMoment kept = branch.newest(one -> !one.moment().simulation().isStopped());
        Replay replay = Replay.from(branch, kept);
        Position before = replay.at();
        boolean more = true;
        while (more && !replay.moment().simulation().isStopped()) {
            before = replay.at();
            more = replay.advance();
        }
        Violation violation = replay.moment().simulation().violation();
        return violation == null || before.equals(replay.at())
                ? null
                : new Broken(violation, before, replay.at());
    }

    /** How many places were tried so far. */
    public int tried() {
        return tried;
    }

    /** The last way out that was found; null if there was none. */
    public @Nullable Escape escape(Broken broken) {
        Places places = new Places(branch, broken.before);
        expected = 2L * (Long.SIZE - Long.numberOfLeadingZeros(places.last() + 1));
        long none = places.last() + 1;
        long step = 1;
        long place = places.last();
        Escape found = from(places.position(place), broken);
        while (found == null && place > 0 && goesOn()) {
            none = place;
            place = Math.max(0, place - step);
            step *= 2;
            found = from(places.position(place), broken);
        }
        while (found != null && none - place > 1 && goesOn()) {
            long middle = (place + none) / 2;
            Escape later = from(places.position(middle), broken);
            found = later == null ? found : later;
            place = later == null ? place : middle;
            none = later == null ? middle : none;
        }
        isWhole = found == null ? place == 0 && search.goesOn() : none - place <= 1;
        return found;
    }

    private boolean goesOn() {
        return nanos < MOST_NANOS && search.goesOn();
    }

    /** Whether all was tried that was to be: it wasn't broken off, and didn't take too long. */
    public boolean isWhole() {
        return isWhole;
    }

    /** A way out that begins there; null if none was found. */
    private @Nullable Escape from(Position place, Broken broken) {
        tried++;
        search.isAt(Math.min(tried, expected), expected);
        Replay replay = Replay.from(branch, branch.keptBy(place));
        replay.towards(place, search::goesOn);
        Position from = replay.at();
        List<Recorded.Given> deeds = new ArrayList<>();
        for (Recorded one : branch.recorded().subList(from.recorded(), broken.at.recorded())) {
            if (one instanceof Recorded.Given given) {
                deeds.add(given);
            }
        }
        long limitNanos = limitNanos(replay.moment(), broken);
        Futures futures = new Futures(replay.moment(), search);
        Optional<Future> sound = futures.sound(FUTURES, limitNanos, deeds);
        nanos += futures.nanos();
        return sound.map(future -> escape(replay, from, future, deeds)).orElse(null);
    }

    /** How far futures go. */
    private static long limitNanos(Moment from, Broken broken) {
        return from.after(broken.at.nanos() - from.nowNanos() + LONGER_NANOS);
    }

    private Escape escape(Replay replay, Position from, Future future, List<Recorded.Given> deeds) {
        Trace trace = replay.moment().simulation().trace();
        long before = trace.count();
        replay.advance();
        boolean isDeed = replay.recorded() > from.recorded()
                && branch.recorded().get(from.recorded()) instanceof Recorded.Given;
        String next = isDeed
                ? ((Recorded.Given) branch.recorded().get(from.recorded()))
                        .command()
                        .line()
                : "";
        return new Escape(from, future.number(), deeds, next, trace.since(before));
    }

    /** When a way out has gone far enough. */
    public static long endNanos(Broken broken) {
        return broken.at.nanos() + LONGER_NANOS;
    }
}
