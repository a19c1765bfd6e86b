package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.condition.Condition;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What may come of a moment: futures in which other chance decides from there on. Each has a
 * number, and is what the command {@code chance} with that number leads to. So the same asking
 * gives the same answer.
 */
public final class Futures {
    private final Moment from;
    private final SearchContext search;

    /** How much time passed in all of them. */
    private long nanos;

    /** A future was found that is enough: the others stop. */
    private volatile boolean isEnough;

    /**
     * @param from is copied, and stays as it is
     * @param search how long it may go on, and on which threads
     */
    public Futures(Moment from, SearchContext search) {
        this.from = from;
        this.search = search;
    }

    /**
     * So many futures, in which nothing more is done.
     *
     * @param count how many, numbered from 1
     * @param nanos how much time passes in each
     * @param sought what is asked for; null if nothing is
     * @return them in their order; fewer if it was broken off
     */
    public List<Future> of(int count, long nanos, @Nullable Condition sought) {
        List<Future> futures = new ArrayList<>();
        long limitNanos = from.after(nanos);
        each(count, number -> new Possible(from, number, limitNanos, List.of(), sought), future -> {
            futures.add(future);
            search.isAt(futures.size(), count);
            return true;
        });
        return futures;
    }

    /** One in which no property is broken, of so many; with what was done, done again. */
    Optional<Future> sound(int count, long limitNanos, List<Recorded.Given> deeds) {
        List<Future> found = new ArrayList<>();
        each(count, number -> new Possible(from, number, limitNanos, deeds, null), future -> {
            if (future.isSound()) {
                found.add(future);
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    private interface Maker {
        /** Copies the moment. */
        Possible future(long number);
    }

    private void each(int count, Maker maker, Predicate<Future> wantsMore) {
        Iterator<Supplier<Optional<Future>>> pieces = new Iterator<>() {
            private long number;

            @Override
            public boolean hasNext() {
                return number < count;
            }

            /** Copies are made by this thread: that writes to what they are copies of. */
            @Override
            public Supplier<Optional<Future>> next() {
                Possible future = maker.future(++number);
                return () -> Optional.ofNullable(future.pass(Futures.this::goesOn));
            }
        };
        search.each(pieces, future -> {
            nanos += future.map(Future::nanos).orElse(0L);
            isEnough = !goesOn() || future.isEmpty() || !wantsMore.test(future.get());
            return !isEnough;
        });
    }

    /** How much virtual time passed in all that were taken so far. */
    long nanos() {
        return nanos;
    }

    private boolean goesOn() {
        return !isEnough && search.goesOn();
    }
}
