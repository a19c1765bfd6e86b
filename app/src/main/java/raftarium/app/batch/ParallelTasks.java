package raftarium.app.batch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Spreads tasks over threads, and hands on their results in the order of the tasks, on the calling
 * thread. So the number of threads changes no result.
 */
public final class ParallelTasks {
    /** How much may go on at a time. */
    public static final int MAX_JOBS = 256;

    /** So many items may be done, or be worked on, before the earliest of them is taken. */
    private static final int AHEAD = 2 * MAX_JOBS;

    private static final long PATIENCE_MILLIS = 200;

    /** Takes what comes of items, in their order. */
    public interface Taker<I, T> {
        /** This item is the next one to be taken. */
        default void next(I item) {}

        /**
         * What came of an item.
         *
         * @return whether more is wanted
         */
        boolean take(I item, T result);

        /** The next item is still being worked on; called now and then, to show progress. */
        default void waits() {}
    }

    private record Task<I, T>(I item, Future<T> result) {}

    private ParallelTasks() {}

    /**
     * Has {@code jobs} threads do {@code work} for each item, until all is done or no more is
     * wanted. Work is begun in order; so the item that is taken next is never behind one that waits
     * for it.
     *
     * @param items asked for the next one only when there is room for it
     * @throws IllegalStateException if the work threw something: for which item, and what
     */
    public static <I, T> void run(
            Iterator<I> items, int jobs, Function<I, T> work, Taker<I, T> taker) {
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            run(items, AHEAD, threads, work, taker);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * The same for items that are large: there is one more than there are threads, at most. When it
     * returns, no thread works any more: what is worked on when no more is wanted must end soon.
     */
    public static <I, T> void runClosely(
            Iterator<I> items, int jobs, Function<I, T> work, Taker<I, T> taker) {
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        try {
            run(items, jobs + 1, threads, work, taker);
            threads.shutdownNow();
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <I, T> void run(
            Iterator<I> items,
            int ahead,
            ExecutorService threads,
            Function<I, T> work,
            Taker<I, T> taker)
            throws InterruptedException {
        ArrayDeque<Task<I, T>> tasks = new ArrayDeque<>();
        boolean more = true;
        while (more && (items.hasNext() || !tasks.isEmpty())) {
            while (items.hasNext() && tasks.size() < ahead) {
                I item = items.next();
                tasks.add(new Task<>(item, threads.submit(() -> work.apply(item))));
            }
            Task<I, T> first = tasks.remove();
            taker.next(first.item);
            more = taker.take(first.item, await(first, taker));
        }
    }

    private static <I, T> T await(Task<I, T> task, Taker<I, T> taker) throws InterruptedException {
        @Nullable T result = null;
        while (result == null) {
            try {
                result = task.result.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                taker.waits();
            } catch (ExecutionException broken) {
                throw new IllegalStateException(
                        task.item + ": " + broken.getCause(), broken.getCause());
            }
        }
        return result;
    }
}
