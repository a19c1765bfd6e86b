package raftarium.session;

import raftarium.command.Moment;

/** A branch that is told once more, from the beginning of the session on, step by step. */
public final class Retelling {
    private final Replay replay;
    private final Position to;

    /** It is told up to a position. */
    Retelling(Branch branch, Position to) {
        replay = Replay.from(branch, branch.start());
        this.to = to;
    }

    /** The branch. */
    public Branch branch() {
        return replay.branch();
    }

    /** How far it goes. */
    public Position to() {
        return to;
    }

    /** How much of what was recorded is done so far. */
    public int recorded() {
        return replay.recorded();
    }

    /** What has come of it so far: a copy of what it was like. */
    public Moment moment() {
        return replay.moment();
    }

    /**
     * Does one thing more: what was recorded, or an action.
     *
     * @return false if there was none; then it is where it was to come to
     */
    public boolean advance() {
        boolean more = replay.advanceTowards(to);
        if (!more) {
            replay.moment().passTo(to.nanos());
        }
        return more;
    }
}
