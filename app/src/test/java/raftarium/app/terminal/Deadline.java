package raftarium.app.terminal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting in a test, for what happens on another thread. */
final class Deadline {
    private Deadline() {}

    static void await(String what, BooleanSupplier condition) {
        long deadlineNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("20 s passed without: " + what);
            }
            Thread.onSpinWait();
        }
    }

    static void awaitWaiting(Thread thread) {
        await("the thread waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    static void awaitEnd(Thread thread) {
        await("the thread ends", () -> !thread.isAlive());
    }
}
