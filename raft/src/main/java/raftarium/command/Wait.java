package raftarium.command;

import raftarium.words.MistakeException;

/**
 * What a command waits for: a value in a {@link Moment}. It is asked about that moment at once and
 * after each action of the clock, and blocks no thread: the clock goes on meanwhile.
 */
public non-sealed interface Wait extends Answer {
    /** Whether it has come. */
    boolean isOver(Moment moment) throws MistakeException;

    /** The virtual time at which it ends, come or not; {@link Long#MAX_VALUE} for none. */
    long limitNanos();

    /**
     * The virtual time at which it is asked though nothing happens: at the limit, or before it
     * where it may come by the time that passes.
     */
    default long askNanos() {
        return limitNanos();
    }

    /** Whether it hangs on the time alone: nothing that happens before then ends it. */
    default boolean isOfTime() {
        return false;
    }

    /** Whether it wants actions and no time, so that they follow each other at any speed. */
    default boolean hurries() {
        return false;
    }

    /**
     * What the command says, or waits for next.
     *
     * @param isOver whether it has come; else the time is over, a violation has stopped the clock,
     *     or it was broken off
     */
    Answer end(Moment moment, boolean isOver) throws MistakeException;

    /** The same in a copy of the moment. */
    default Wait copy(Moment copiedMoment) {
        return this;
    }
}
