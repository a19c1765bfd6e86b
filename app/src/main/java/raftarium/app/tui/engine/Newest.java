package raftarium.app.tui.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The newest of some things, each with the number of the event that it comes from. */
final class Newest<T> {
    private record Item<T>(long number, T what) {}

    private final int most;
    private final long mostBytes;
    private final ToLongFunction<T> bytes;
    private final Deque<Item<T>> kept = new ArrayDeque<>();
    private long keptBytes;

    /** How many there were in all. */
    private long count;

    /** Of what came before that number, not all is kept. */
    private long begin;

    /** Of so many at most. */
    Newest(int most) {
        this(most, 0, any -> 0);
    }

    /** Of so many at most, that hold so many bytes at most; the newest one is always kept. */
    Newest(int most, long mostBytes, ToLongFunction<T> bytes) {
        this.most = most;
        this.mostBytes = mostBytes;
        this.bytes = bytes;
    }

    /** What comes next has a number that is as high or higher. */
    void add(long number, T what) {
        kept.addLast(new Item<>(number, what));
        keptBytes += bytes.applyAsLong(what);
        while (kept.size() > most || keptBytes > mostBytes && kept.size() > 1) {
            Item<T> oldest = kept.removeFirst();
            keptBytes -= bytes.applyAsLong(oldest.what);
            begin = oldest.number + 1;
        }
        count++;
    }

    /** From this number on, all are kept. */
    long begin() {
        return begin;
    }

    /** The number of the first one of that kind; {@link Long#MAX_VALUE} if there is none. */
    long first(Predicate<T> kind) {
        for (Item<T> one : kept) {
            if (kind.test(one.what)) {
                return one.number;
            }
        }
        return Long.MAX_VALUE;
    }

    /** How many came before that number, kept or not. */
    long countBefore(long number) {
        long before = count;
        Iterator<Item<T>> newestFirst = kept.descendingIterator();
        while (newestFirst.hasNext() && newestFirst.next().number >= number) {
            before--;
        }
        return before;
    }

    /** The newest before that number, in order. */
    List<T> before(long number, int howMany) {
        List<T> found = new ArrayList<>();
        Iterator<Item<T>> newestFirst = kept.descendingIterator();
        while (newestFirst.hasNext() && found.size() < howMany) {
            Item<T> one = newestFirst.next();
            if (one.number < number) {
                found.add(one.what);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Those from that number on, in order. */
    List<T> since(long number) {
        return kept.stream()
                .filter(one -> one.number >= number)
                .map(one -> one.what)
                .toList();
    }

    /** Takes in what another one has before that number; it is empty so far. */
    void addAll(Newest<T> other, long before) {
        begin = Math.min(other.begin, before);
        for (Item<T> one : other.kept) {
            if (one.number < before) {
                add(one.number, one.what);
            }
        }
        count = other.countBefore(before);
    }
}
