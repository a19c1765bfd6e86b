package raftarium.session;

/**
 * A part of a branch's past: from a moment that is kept to the next one, or to where the past ends.
 *
 * @param byTurns whether only turns count, and what was recorded; else each action does
 */
record Stretch(Branch branch, KeptMoment from, Position to, boolean byTurns) {
    /** Whether the branch begins with it. */
    boolean isFirst() {
        return from.position().equals(branch.start().position());
    }

    /** How many actions it has. */
    long actions() {
        return to.actions() - from.position().actions();
    }

    /** Whether nothing counts in it. */
    boolean isQuiet() {
        return isQuietAfter(from.position().recorded(), next(from.position().actions()));
    }

    /**
     * Whether nothing counts any more.
     *
     * @param recorded how much of what was recorded is done
     * @param next the action that counts next
     */
    boolean isQuietAfter(int recorded, long next) {
        return recorded >= to.recorded() && next > to.actions();
    }

    /** The first action after that one that counts. */
    long next(long action) {
        return byTurns ? branch.turns().next(action) : action + 1;
    }

    /** A copy of where it begins. */
    Replay replay() {
        return Replay.from(branch, from);
    }
}
