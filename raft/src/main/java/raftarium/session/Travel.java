package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Command;

import java.util.List;

/** The ways of a timeline to other moments. */
public final class Travel {
    private final Timeline timeline;

    Travel(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Goes to the end of a branch. */
    public void goToEnd(Branch other) {
        timeline.leave();
        timeline.enterEnd(other);
    }

    /**
     * Goes to a virtual time on this branch: all that had happened and was done by then is.
     *
     * @param nanos from when the session began to the end of the branch
     */
    public void goToTime(long nanos) {
        timeline.leave();
        timeline.enter(nanos);
        while (timeline.isPast() && timeline.nextNanos() <= nanos) {
            timeline.step(nanos);
        }
        if (timeline.isPast()) {
            timeline.passTo(nanos);
        }
    }

    /** Goes to a position of a branch; to its beginning, if that comes later. */
    public void goTo(Branch other, Position position) {
        timeline.leave();
        timeline.enter(other, position);
    }

    /**
     * Goes before the last command that changed something, and begins a branch without it.
     *
     * @return that command; null if there was none, and nothing has changed
     */
    public @Nullable Command undo() {
        List<Recorded> recorded = timeline.branch().recorded();
        for (int last = timeline.at().recorded() - 1; last >= 0; last--) {
            if (recorded.get(last) instanceof Recorded.Given undone) {
                goTo(timeline.branch(), new Position(last, undone.actions(), undone.nanos()));
                timeline.leaveOut(undone.command());
                return undone.command();
            }
        }
        return null;
    }
}
