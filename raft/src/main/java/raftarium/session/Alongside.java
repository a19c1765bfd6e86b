package raftarium.session;

import raftarium.command.Moment;

/**
 * A branch that is looked at beside the present, at a time that moves: on a copy, in which time
 * passes as it did there. It goes on by so many actions at a time, so that it keeps nobody waiting.
 * Of the thread that owns the timeline.
 */
public final class Alongside {
    private final Branch branch;
    private Replay replay;

    Alongside(Branch branch) {
        this.branch = branch;
        replay = Replay.from(branch, branch.start());
    }

    /** Which branch that is. */
    public Branch branch() {
        return branch;
    }

    /**
     * Goes to a virtual time, or to the end of the branch if that is earlier.
     *
     * @param nanos the time; all that happened by then has happened
     * @param most so many actions and commands are done at most, 1 or more
     * @return whether it is there; if not, the same call goes on
     */
    public boolean goTo(long nanos, int most) {
        long to = Math.min(nanos, branch.end().nanos());
        beginNearer(to);
        int done = 0;
        boolean more = replay.nextNanos() <= to;
        while (more && done < most) {
            done++;
            more = replay.advance() && replay.nextNanos() <= to;
        }
        if (!more) {
            replay.moment().passTo(to);
        }
        return !more;
    }

    /** From a moment that is kept, if it is beyond that time, or that one is nearer to it. */
    private void beginNearer(long to) {
        KeptMoment kept = branch.keptBy(to);
        Position at = replay.at();
        if (at.nanos() > to || kept.position().actions() > at.actions()) {
            replay = Replay.from(branch, kept);
        }
    }

    /** Whether the present of the timeline is a moment of this branch, too. */
    public boolean hasPresentOf(Timeline timeline) {
        Branch here = timeline.branch();
        Position at = timeline.at();
        Branch from = here.parent();
        while (here != branch && from != null && at.compareTo(here.fork()) <= 0) {
            here = from;
            from = here.parent();
        }
        return branch.shares(here, at);
    }

    /** What it is like there. Another one after going back: not to be kept. */
    public Moment moment() {
        return replay.moment();
    }
}
