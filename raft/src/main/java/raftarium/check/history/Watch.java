package raftarium.check.history;

import org.jspecify.annotations.Nullable;

/** Checks the history of one key, or of one object, while it happens. */
interface Watch {
    /** An operation was called. */
    void called(long id, Operation operation);

    /** It returned, or its client has given up. */
    void returned(long id, Operation operation);

    /** Which limit was reached; null if none was. */
    @Nullable
    String unknown();

    /** Why the history isn't linearizable; null as long as it is, or nobody knows. */
    @Nullable
    Counterexample broken();

    /**
     * Why it isn't linearizable, if what is open now is given up: for those that wait until it has
     * ended; else the same as {@link #broken}.
     */
    @Nullable
    Counterexample asOfNow();

    /** A copy that goes on by itself. */
    Watch copy();
}
