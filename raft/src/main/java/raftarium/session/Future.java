package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.trace.Violation;

/**
 * What came of a moment with other chance.
 *
 * @param number of that chance: the command {@code chance}, given at that moment, leads there
 * @param nanos how much time passed in it: all that was asked for, unless the clock was stopped
 * @param heldNanos when what was asked for held for the first time; below 0 if it never did
 * @param isStopped whether the clock stands: a property is broken, or the state machine has failed
 * @param violation the property that was broken first; null if none was
 * @param leader who leads at the end, in the newest term; 0 if nobody does
 * @param leaderlessNanos how long no running node led, from that moment to the end
 * @param elections how often a node stood for election in a new term
 */
public record Future(
        long number,
        long nanos,
        long heldNanos,
        boolean isStopped,
        @Nullable Violation violation,
        int leader,
        long leaderlessNanos,
        long elections) {
    /** Whether what was asked for held at some moment. */
    public boolean held() {
        return heldNanos >= 0;
    }

    /** Whether it went to its end: no property was broken, and no state machine failed. */
    public boolean isSound() {
        return !isStopped;
    }
}
