package raftarium.session;

import java.util.Iterator;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How the past is searched: how long it may go on, on which threads, and where its progress is
 * shown.
 */
@FunctionalInterface
public interface SearchContext {
    /** On the thread that asks, and nobody breaks it off. */
    SearchContext HERE = () -> true;

    /** Whether it is to go on. From any thread, often. */
    boolean goesOn();

    /**
     * So much is gone through.
     *
     * @param done actions
     * @param all as many as there are to be gone through at most
     */
    default void isAt(long done, long all) {}

    /**
     * Has pieces of work done, here or on other threads, and hands on what comes of each, in their
     * order, on this thread. On this thread, too, the next piece is asked for. When it returns,
     * none is worked on any more.
     *
     * @param wantsMore takes what came of a piece; once it says no, those that are worked on end by
     *     themselves, soon
     */
    default <T> void each(Iterator<Supplier<T>> pieces, Predicate<T> wantsMore) {
        boolean more = true;
        while (more && pieces.hasNext()) {
            more = wantsMore.test(pieces.next().get());
        }
    }
}
