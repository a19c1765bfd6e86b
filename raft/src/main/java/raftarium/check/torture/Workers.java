package raftarium.check.torture;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/**
 * Spreads seeds over threads, and hands on what comes of them in the order of the seeds, on the
 * thread that asks: nobody can tell how many threads there were.
 */
public final class Workers {
    /** Takes what comes of seeds, in their order. */
    public interface Taker<T> {
        /**
         * What came of a seed.
         *
         * @return whether more is wanted
         */
        boolean take(long seed, T result);

        /** Something is still being worked on; called now and then, to show progress. */
        void waits();
    }

    /** So many seeds may be done, or be worked on, before the earliest of them is taken. */
    private static final int AHEAD = 256;

    private static final long PATIENCE_MILLIS = 200;

    private record Task<T>(long seed, Future<T> result) {}

    private Workers() {}

    /**
     * Has {@code jobs} threads do {@code work} for each seed, until all is done or no more is
     * wanted.
     *
     * @throws IllegalStateException if the work threw something: for which seed, and what
     */
    public static <T> void run(List<Long> seeds, int jobs, LongFunction<T> work, Taker<T> taker) {
        ExecutorService threads = Executors.newFixedThreadPool(jobs);
        BlockingQueue<Task<T>> tasks = new ArrayBlockingQueue<>(AHEAD);
        try {
            int next = 0;
            boolean more = true;
            while (more && (next < seeds.size() || !tasks.isEmpty())) {
                while (next < seeds.size() && tasks.remainingCapacity() > 0) {
                    long seed = seeds.get(next++);
                    tasks.add(new Task<>(seed, threads.submit(() -> work.apply(seed))));
                }
                Task<T> first = tasks.remove();
                more = taker.take(first.seed, await(first, taker));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T await(Task<T> task, Taker<T> taker) throws InterruptedException {
        @Nullable T result = null;
        while (result == null) {
            try {
                result = task.result.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                taker.waits();
            } catch (ExecutionException broken) {
                throw new IllegalStateException(
                        "seed " + task.seed + ": " + broken.getCause(), broken.getCause());
            }
        }
        return result;
    }
}
