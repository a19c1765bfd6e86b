package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.data.Digest;
import raftarium.trace.Event;
import raftarium.trace.EventDigest;
import raftarium.trace.FaultEvent;
import raftarium.trace.Figures;
import raftarium.trace.Trace;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Two branches, of one session or of two, told once more side by side, event by event: up to the
 * first that differs, and from there on each for itself, for its figures. Events are the same if a
 * digest takes them for the same. What differs later follows from the first difference, or may.
 */
public final class SideBySide {
    /** So far back is told what led to a difference. */
    private static final int MOST_HOPS = 6;

    /** One of the two, as far as it is told. */
    private static final class Side {
        private final Retelling retelling;
        private final Figures figures;

        /** What its events are to a digest, that aren't compared yet. */
        private final ArrayDeque<Long> waiting = new ArrayDeque<>();

        /** The number of the first event that there is. */
        private final long first;

        private boolean isCompared = true;
        private boolean isOver;

        Side(Retelling retelling) {
            this.retelling = retelling;
            Trace trace = retelling.moment().simulation().trace();
            first = trace.first();
            figures = new Figures(
                    retelling.branch().start().moment().simulation().config().startNanos());
            trace.follow((number, event, follows) -> happened(event));
        }

        private void happened(Event event) {
            figures.add(event);
            if (isCompared) {
                Digest digest = new Digest();
                new EventDigest(digest).add(event);
                waiting.add(digest.value());
            }
        }

        /** Goes on until there is an event to be compared. */
        boolean hasOne() {
            while (waiting.isEmpty() && !isOver) {
                isOver = !retelling.advance();
            }
            return !waiting.isEmpty();
        }

        void compareNoMore() {
            isCompared = false;
            waiting.clear();
        }

        Told told() {
            Moment moment = retelling.moment();
            return new Told(
                    retelling.branch().start().moment().simulation().config().startNanos(),
                    moment.nowNanos(),
                    moment.simulation().trace().count(),
                    moment.simulation().trace().digest(),
                    figures);
        }
    }

    /**
     * How one of the two went.
     *
     * @param events how many there were
     * @param digest of all of them
     */
    public record Told(long startNanos, long endNanos, long events, long digest, Figures figures) {}

    /**
     * The first difference.
     *
     * @param event the number of the event in the trace of each, from 0
     */
    public record Difference(long event, Led one, Led other) {}

    private final Side one;
    private final Side other;
    private @Nullable Difference setting;
    private @Nullable Difference difference;

    /** Neither is told yet. */
    public SideBySide(Retelling one, Retelling other) {
        this.one = new Side(one);
        this.other = new Side(other);
    }

    /**
     * Tells both to their ends.
     *
     * @return false if it was broken off
     */
    public boolean run(SearchContext search) {
        List<Supplier<Boolean>> pieces =
                List.of(() -> compare(search), () -> end(one, search), () -> end(other, search));
        search.each(pieces.iterator(), done -> search.goesOn());
        return search.goesOn();
    }

    private boolean compare(SearchContext search) {
        long event = one.first;
        boolean isSame = one.first == other.first;
        while (isSame && search.goesOn()) {
            boolean hasOne = one.hasOne();
            boolean hasOther = other.hasOne();
            if (!hasOne && !hasOther) {
                return true;
            }
            isSame = hasOne && hasOther && one.waiting.remove().equals(other.waiting.remove());
            if (!isSame && setting == null && isSetting(event)) {
                setting = difference(event);
                isSame = true;
            }
            event += isSame ? 1 : 0;
            if (event % 4096 == 0) {
                showProgress(search);
            }
        }
        if (!isSame) {
            difference = difference(event);
        }
        one.compareNoMore();
        other.compareNoMore();
        return isSame;
    }

    /** Whether both turn the same rule, and only the position differs. */
    private boolean isSetting(long event) {
        Event first = event(one, event);
        Event second = event(other, event);
        return first instanceof FaultEvent.RuleChanged turned
                && second instanceof FaultEvent.RuleChanged otherwise
                && turned.atNanos() == otherwise.atNanos()
                && turned.rule().equals(otherwise.rule());
    }

    private static @Nullable Event event(Side side, long number) {
        Trace trace = side.retelling.moment().simulation().trace();
        return number >= trace.first() && number < trace.count() ? trace.event(number) : null;
    }

    private Difference difference(long event) {
        return new Difference(event, led(one, event), led(other, event));
    }

    private static Led led(Side side, long event) {
        return Led.to(side.retelling.moment().simulation().trace(), side.retelling.branch(), event);
    }

    private boolean end(Side side, SearchContext search) {
        long steps = 0;
        while (!side.isOver && search.goesOn()) {
            side.isOver = !side.retelling.advance();
            if (++steps % 4096 == 0 && side == one) {
                showProgress(search);
            }
        }
        return true;
    }

    private void showProgress(SearchContext search) {
        search.isAt(
                actions(one.retelling) + actions(other.retelling),
                one.retelling.to().actions() + other.retelling.to().actions());
    }

    private static long actions(Retelling retelling) {
        return retelling.moment().simulation().executed();
    }

    /** Where they differ first; null if they are the same. */
    public @Nullable Difference difference() {
        return setting == null ? difference : setting;
    }

    /**
     * Where they differ first beyond a setting: a rule that one turns on and the other off; null if
     * they don't, or the first difference is another one.
     */
    public @Nullable Difference beyondSetting() {
        return setting == null ? null : difference;
    }

    /** How the first one went. */
    public Told one() {
        return one.told();
    }

    /** How the other one went. */
    public Told other() {
        return other.told();
    }

    /**
     * An event, and what led to it.
     *
     * @param event null: there is none of that number, since all has ended
     * @param way back from it, the nearest first
     */
    public record Led(@Nullable Event event, List<CausalStep> way) {
        public Led {
            way = List.copyOf(way);
        }

        static Led to(Trace trace, Branch branch, long number) {
            if (number < trace.first() || number >= trace.count()) {
                return new Led(null, List.of());
            }
            return new Led(trace.event(number), CausalStep.back(trace, branch, number, MOST_HOPS));
        }
    }
}
