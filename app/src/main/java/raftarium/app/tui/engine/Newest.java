package raftarium.app.tui.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The newest of some things, each with the number of the event that it comes from. */
final class Newest<T> {
    private record Numbered<T>(long number, T what) {}

    private final int most;
    private final Deque<Numbered<T>> kept = new ArrayDeque<>();
    private long count;

    /** Of what came before that number, not all is kept. */
    private long begin;

    /** Of so many at most. */
    Newest(int most) {
        this.most = most;
    }

    /** What comes next has a number that is as high or higher. */
    void add(long number, T what) {
        if (kept.size() == most) {
            begin = kept.removeFirst().number + 1;
        }
        kept.addLast(new Numbered<>(number, what));
        count++;
    }

    /** From this number on, all are kept. */
    long begin() {
        return begin;
    }

    /** The number of the first one of that kind; {@link Long#MAX_VALUE} if there is none. */
    long first(Predicate<T> kind) {
        for (Numbered<T> one : kept) {
            if (kind.test(one.what)) {
                return one.number;
            }
        }
        return Long.MAX_VALUE;
    }

    /** How many came before that number, kept or not. */
    long countBefore(long number) {
        long before = count;
        Iterator<Numbered<T>> newestFirst = kept.descendingIterator();
        while (newestFirst.hasNext() && newestFirst.next().number >= number) {
            before--;
        }
        return before;
    }

    /** The newest before that number, in order. */
    List<T> before(long number, int howMany) {
        List<T> found = new ArrayList<>();
        Iterator<Numbered<T>> newestFirst = kept.descendingIterator();
        while (newestFirst.hasNext() && found.size() < howMany) {
            Numbered<T> one = newestFirst.next();
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

    /** Takes in what another one has before that number. */
    void addAll(Newest<T> other, long before) {
        begin = Math.max(begin, Math.min(other.begin, before));
        for (Numbered<T> one : other.kept) {
            if (one.number < before) {
                add(one.number, one.what);
            }
        }
    }
}
