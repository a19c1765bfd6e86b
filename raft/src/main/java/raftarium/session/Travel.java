package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Command;

import java.util.List;

/** The ways of a timeline to other moments. */
public final class Travel {
    private final Course course;

    Travel(Course course) {
        this.course = course;
    }

    /** Goes to the end of a branch. */
    public void goToEnd(Branch other) {
        course.enterEnd(other);
    }

    /**
     * Goes to a virtual time on this branch: all that had happened and was done by then is.
     *
     * @param nanos from when the session began to the end of the branch
     */
    public void goToTime(long nanos) {
        course.enter(nanos);
        while (course.isPast() && course.nextNanos() <= nanos) {
            course.step(nanos);
        }
        if (course.isPast()) {
            course.passTo(nanos);
        }
    }

    /**
     * Goes to where an event of this branch has just happened: behind the action, or the command,
     * that put it into the trace.
     *
     * @param number its number in the trace, from 0
     * @return false if the branch has no such event; nothing has changed
     */
    public boolean goToEvent(long number) {
        course.noteEnd();
        Branch branch = course.branch();
        Replay there = course.from(branch, branch.keptBefore(number));
        boolean happened = there.towardsEvent(number);
        if (happened) {
            course.enter(there);
        }
        return happened;
    }

    /** Goes to a position of a branch; to its beginning, if that comes later. */
    public void goTo(Branch other, Position position) {
        course.enter(other, position);
    }

    /**
     * Goes before the last command that changed something, and begins a branch without it.
     *
     * @return that command; null if there was none, and nothing has changed
     * @throws raftarium.disk.StorageException if the files can't become what they were then;
     *     nothing has changed
     */
    public @Nullable Command undo() {
        Branch branch = course.branch();
        List<Recorded> recorded = branch.recorded();
        for (int last = course.at().recorded() - 1; last >= 0; last--) {
            if (recorded.get(last) instanceof Recorded.Given undone) {
                Position before = new Position(last, undone.actions(), undone.nanos());
                course.fork("without " + undone.command().line(), course.there(branch, before));
                return undone.command();
            }
        }
        return null;
    }
}
