package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.sim.OutsideChanges;

import java.util.ArrayList;
import java.util.List;

/**
 * The course that time takes: where the present is, on which branch, and how it comes to other
 * moments.
 */
final class Course {
    private final KeptMoments keeping;
    private final List<Branch> branches = new ArrayList<>();
    private final PendingAnswers pending;
    private final FilesMoment filesMoment;

    /** The present. */
    private Replay now;

    /** The present isn't at the end of its branch. */
    private boolean isPast;

    /** Why time doesn't go on from the end of the branch; null if nothing keeps it. */
    private @Nullable String hindrance;

    private boolean unexcused;
    private @Nullable String notice;

    /** Whether it can go back. */
    private boolean records = true;

    /** It goes back to where the session began. */
    private boolean isWhole = true;

    Course(Moment start, SessionFiles files, long budgetBytes, PendingAnswers pending) {
        this.pending = pending;
        keeping = new KeptMoments(budgetBytes);
        Branch first = Branch.first(start);
        filesMoment = new FilesMoment(files, start, first);
        now = in(first, start, 0);
        branches.add(first);
        // What was found when it was opened is in the first moment.
        OutsideChanges.take(start.simulation());
    }

    /** The present, if it is that moment of a branch. */
    private Replay in(Branch branch, Moment moment, int recorded) {
        return new Replay(branch, moment, recorded, pending::isWanted);
    }

    // Where it is.

    Replay now() {
        return now;
    }

    Moment present() {
        return now.moment();
    }

    Position at() {
        return now.at();
    }

    Branch branch() {
        return now.branch();
    }

    List<Branch> branches() {
        return branches;
    }

    boolean isPast() {
        return isPast;
    }

    boolean hasUnexcusedViolation() {
        return unexcused || present().hasUnexcusedViolation();
    }

    /** What is to be said, once; null for nothing. */
    @Nullable
    String takeNotice() {
        String said = notice;
        notice = null;
        return said;
    }

    boolean records() {
        return records;
    }

    void stopRecording() {
        records = false;
    }

    // What is recorded.

    /** What is recorded at the end of a branch is done already. */
    void record(Recorded one) {
        branch().record(one);
        now.skip();
        if (branch().recorded().size() >= Timeline.MAX_RECORDED) {
            beginAnew();
        }
    }

    /** Whether all that was done since the session began is recorded. */
    boolean isWhole() {
        return isWhole && records;
    }

    /** There is too much to be kept: from now on it goes back to here. */
    private void beginAnew() {
        isWhole = false;
        notice = "more than " + Timeline.MAX_RECORDED + " commands were recorded: it can't be"
                + " saved, nor go back to before this";
        branches.clear();
        Branch first = Branch.first(present());
        filesMoment.moveTo(first);
        branches.add(first);
        now = in(first, present(), 0);
    }

    /** How far a branch went. */
    BranchEnd ending(Branch one) {
        return one == branch() && !isPast
                ? BranchEnd.of(at(), present().simulation())
                : one.ending();
    }

    /** Notes how far the branch got. */
    void noteEnd() {
        if (!isPast) {
            branch().setEnding(ending(branch()));
        }
    }

    /** The files become those of the present; or this throws, and nothing has changed. */
    void stand() {
        if (!filesMoment.holds(present())) {
            now = in(branch(), filesMoment.lay(present(), branch()), now.recorded());
        }
    }

    /** Begins a branch there; or throws what keeps it from that, and nothing has changed. */
    void fork(String name, Replay there) {
        Position at = there.at();
        Branch other = new Branch(branches.size() + 1, name, there.branch(), at);
        Moment laid = filesMoment.lay(there.moment(), other);
        if (there != now) {
            leave();
        }
        pending.endLater(at.recorded());
        branches.add(other);
        now = in(other, laid, at.recorded());
        isPast = false;
        hindrance = null;
    }

    /** Whether time can go on from the end of the branch; else it says why, and stands there. */
    private boolean stands() {
        try {
            if (hindrance == null) {
                stand();
            }
        } catch (StorageException | MachineException trouble) {
            String why = String.valueOf(trouble.getMessage());
            hindrance = why;
            notice = pending.endAll(present(), why) ? notice : why;
        }
        return hindrance == null;
    }

    boolean isHindered() {
        return hindrance != null;
    }

    void tryAgain() {
        hindrance = null;
    }

    void close() {
        filesMoment.close();
    }

    // How time passes.

    long nextNanos() {
        return hindrance == null ? now.nextNanos() : Long.MAX_VALUE;
    }

    boolean step(long limitNanos) {
        if (isPast && comesToTheEnd(limitNanos)) {
            return true;
        } else if (isPast ? isLastAction() : !stands()) {
            return false;
        }
        boolean executed = isPast ? now.step(limitNanos) : present().step(limitNanos);
        if (executed) {
            moved();
        }
        return executed;
    }

    /**
     * Lets time pass to the limit at once, where nothing in between is asked for or can be gone
     * back to.
     */
    boolean run(long limitNanos) {
        boolean runs = !isPast && !records && present().waits().areOfTime() && stands();
        if (runs) {
            present().run(limitNanos);
            moved();
        }
        return runs;
    }

    void passTo(long timeNanos) {
        boolean passes = isPast ? !comesToTheEnd(timeNanos) : stands();
        if (passes) {
            present().passTo(timeNanos);
        }
    }

    /** Does what is due; and where the past has no more actions, comes to the end of the branch. */
    private boolean comesToTheEnd(long limitNanos) {
        now.doDue(limitNanos);
        if (isLastAction() && isEnd(limitNanos)) {
            present().passTo(branch().end().nanos());
            arrive();
        }
        return !isPast;
    }

    /** Where there would be another action, it isn't the same as before, and can't go further. */
    private boolean isEnd(long limitNanos) {
        return limitNanos >= branch().end().nanos()
                || present().simulation().nextNanos() <= limitNanos;
    }

    private boolean isLastAction() {
        return present().simulation().executed() >= branch().end().actions();
    }

    private void moved() {
        if (!isPast && records) {
            keeping.passed(now);
        }
        MachineException failure = present().simulation().failure();
        if (failure != null && !pending.isAnyWanted(present())) {
            notice = Moment.standing(failure);
        }
        if (isPast) {
            tellIfDifferent();
        }
        if (isPast && at().compareTo(branch().end()) >= 0) {
            arrive();
        }
    }

    // How it goes elsewhere.

    /** It is at the end of a branch. */
    void enterEnd(Branch other) {
        if (other == filesMoment.branch()) {
            leave();
            now = in(other, filesMoment.moment(), other.end().recorded());
        } else {
            go(there(other, ending(other).position()));
        }
        arrive();
    }

    /** It is at a position of a branch, as far as that goes. */
    void enter(Branch other, Position position) {
        enter(there(other, position));
    }

    void enter(Replay there) {
        go(there);
        if (at().compareTo(branch().end()) >= 0) {
            arrive();
        }
    }

    /** It is at the newest moment of this branch that is kept before a time. */
    void enter(long nanos) {
        go(from(branch(), branch().keptBy(nanos)));
    }

    /** A position of a branch, as far as that goes. */
    Replay there(Branch other, Position position) {
        noteEnd();
        Replay there = from(other, other.keptBy(position));
        there.towards(position);
        return there;
    }

    Replay from(Branch other, KeptMoment kept) {
        return in(other, kept.moment().copy(), kept.position().recorded());
    }

    private void go(Replay there) {
        leave();
        now = there;
        isPast = true;
        tellIfDifferent();
    }

    /** It is left: how far the branch got is noted, and what waits for its end. */
    private void leave() {
        unexcused |= present().hasUnexcusedViolation();
        hindrance = null;
        noteEnd();
        pending.suspend(present());
    }

    /** The present has come to the end of its branch. */
    private void arrive() {
        if (present().simulation().trace().digest() != branch().ending().digest()) {
            notice = now.different();
        } else if (branch() == filesMoment.branch() && present() != filesMoment.moment()) {
            pending.move(present(), filesMoment.moment());
            now = in(branch(), filesMoment.moment(), now.recorded());
        }
        isPast = false;
        pending.resume(present());
    }

    private void tellIfDifferent() {
        notice = now.differs() ? now.different() : notice;
    }
}
