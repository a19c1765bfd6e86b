package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.trace.Event;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells once more all that happened on a branch: stretch by stretch between moments that are kept,
 * several at a time if there are threads for that, to one who hears it in order.
 */
final class Telling {
    /** What happens in a longer stretch isn't collected, but told while it happens. */
    private static final long MOST_COLLECTED = 40_000;

    /** So many actions are gone through between one word of progress and the next. */
    private static final long ACTIONS_BETWEEN = 2_000;

    private record Happened(long number, Event event, long follows) {}

    private final List<Stretch> stretches = new ArrayList<>();
    private final SearchContext search;
    private final Trace.Follower follower;

    /** How many actions there are to be told of, and how many of them were. */
    private final long all;

    private long done;

    /** The part that was told last. */
    private @Nullable Part last;

    /** What lies before that position is told to that follower. */
    Telling(Branch branch, Position before, SearchContext search, Trace.Follower follower) {
        this.search = search;
        this.follower = follower;
        List<KeptMoment> kept = branch.kept();
        for (int place = 0; place < kept.size(); place++) {
            Position to =
                    place == kept.size() - 1 ? before : kept.get(place + 1).position();
            Position end = to.compareTo(before) < 0 ? to : before;
            if (place == 0 || kept.get(place).position().compareTo(end) < 0) {
                stretches.add(new Stretch(branch, kept.get(place), end, false));
            }
        }
        all = stretches.stream().mapToLong(Stretch::actions).sum();
    }

    /** A stretch, and what happens in it. */
    private final class Part {
        private final Stretch stretch;
        private final Replay replay;
        private final List<Happened> happened = new ArrayList<>();

        Part(Stretch stretch) {
            this.stretch = stretch;
            replay = stretch.replay();
        }

        /** On any thread. */
        Part collect() {
            if (stretch.actions() <= MOST_COLLECTED) {
                trace().follow((number, event, follows) ->
                        happened.add(new Happened(number, event, follows)));
                replay.towards(stretch.to(), search::goesOn);
            }
            return this;
        }

        private Trace trace() {
            return replay.moment().simulation().trace();
        }

        /** On the thread of the one who hears it. */
        void tell() {
            if (stretch.actions() <= MOST_COLLECTED) {
                happened.forEach(one -> follower.happened(one.number, one.event, one.follows));
            } else {
                trace().follow(follower);
                replay.towards(stretch.to(), this::goesOn);
            }
            done += stretch.actions();
            search.isAt(done, all);
        }

        private boolean goesOn() {
            long actions = replay.at().actions() - stretch.from().position().actions();
            if (actions % ACTIONS_BETWEEN == 0) {
                search.isAt(done + actions, all);
            }
            return search.goesOn();
        }
    }

    /**
     * Tells it.
     *
     * @return a copy of what has come of it, whose digest is to be compared; null if it was broken
     *     off
     * @throws MistakeException if something else happens than the first time
     */
    @Nullable
    Moment tell() throws MistakeException {
        List<Part> different = new ArrayList<>();
        search.each(parts(), part -> {
            if (part.replay.differs()) {
                different.add(part);
            } else if (search.goesOn()) {
                part.tell();
                last = part;
            }
            return different.isEmpty() && search.goesOn();
        });
        for (Part part : different) {
            throw MistakeException.ofTheMoment(part.replay.different());
        }
        return last == null || !search.goesOn() ? null : last.replay.moment();
    }

    private Iterator<Supplier<Part>> parts() {
        Iterator<Stretch> each = stretches.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            /** Copies are made by this thread: that writes to what they are copies of. */
            @Override
            public Supplier<Part> next() {
                Part part = new Part(each.next());
                return part::collect;
            }
        };
    }
}
