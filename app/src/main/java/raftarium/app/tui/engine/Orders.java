package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines that wait for the engine, in the order in which they came. From any thread. */
final class Orders {
    private static final int MAX_QUEUED = 64;

    /**
     * What the engine is to do.
     *
     * @param line the line to carry out; empty to look up only
     * @param turn what is wanted of the scenario instead; or null
     */
    record Queued(
            Frame.Source origin, String line, @Nullable Turn turn) {
        boolean isWake() {
            return line.isEmpty() && turn == null;
        }
    }

    private static final Queued WAKE = new Queued(Frame.Source.KEY, "", null);

    private final BlockingQueue<Queued> queue = new ArrayBlockingQueue<>(MAX_QUEUED);

    /** Takes in a line, unless too many wait already. */
    boolean offer(Frame.Source origin, String line) {
        return queue.offer(new Queued(origin, line, null));
    }

    /** Takes in what is wanted of the scenario, unless too many wait already. */
    boolean offer(Turn turn) {
        return queue.offer(new Queued(Frame.Source.KEY, "", turn));
    }

    /** Whoever waits for an order looks up; if there is no room, nobody does. */
    void wake() {
        queue.offer(WAKE);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The next order, if there is one. */
    @Nullable
    Queued next() {
        return queue.poll();
    }

    /** The next order, or null after that time. */
    @Nullable
    Queued within(long nanos) throws InterruptedException {
        return queue.poll(nanos, TimeUnit.NANOSECONDS);
    }

    /** The next order, however long that takes. */
    Queued await() throws InterruptedException {
        return queue.take();
    }
}
