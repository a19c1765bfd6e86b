package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Answer;
import raftarium.command.Command;
import raftarium.command.Moment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The time of a session, which goes both ways. The {@link #present} is at the end of a branch, and
 * time that passes lengthens it; or it is in the past, and time that passes is that which passed,
 * with what was recorded. A command that changes something, given in the past, begins a branch.
 */
public final class Timeline {
    /** So much is recorded at most. */
    public static final int MAX_RECORDED = 1_000_000;

    private final Ground ground;
    private final KeptMoments keeping;
    private final List<Branch> branches = new ArrayList<>();

    private final Bookmarks bookmarks = new Bookmarks();

    private final Asked asked = new Asked();

    /** The present. */
    private Replay now;

    /** The present isn't at the end of its branch. */
    private boolean isPast;

    /** The moment that the files are of: it stands at the end of a branch. */
    private Moment grounded;

    private Branch groundedBranch;

    private boolean unexcused;
    private @Nullable String notice;
    /** Whether it can go back. */
    private boolean records = true;

    /** Time that begins there. */
    public Timeline(Moment start, Ground ground, long budgetBytes) {
        this.ground = ground;
        keeping = new KeptMoments(budgetBytes);
        grounded = start;
        groundedBranch = Branch.first(start);
        now = new Replay(groundedBranch, start, 0, asked::isWanted);
        branches.add(groundedBranch);
    }

    /** The cluster as it is now. Another one after each way back: not to be kept. */
    public Moment present() {
        return now.moment();
    }

    /** Where it is. */
    public Position at() {
        return now.at();
    }

    /** The branch that the present is on. */
    public Branch branch() {
        return now.branch();
    }

    /** All of them. */
    public List<Branch> branches() {
        return Collections.unmodifiableList(branches);
    }

    /** How far a branch went. */
    public Position end(Branch one) {
        return one == branch() && !isPast ? at() : one.end();
    }

    /** Where the session begins. */
    public Position start() {
        return branch().start().position();
    }

    /** The moments that have names. */
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /** Whether time that passes now is that which has passed already. */
    public boolean isPast() {
        return isPast;
    }

    /** Whether a property was broken, at any time that was lived through, that nobody expected. */
    public boolean hasUnexcusedViolation() {
        return unexcused || present().hasUnexcusedViolation();
    }

    /** What is to be said of it, once; null for nothing. */
    public @Nullable String takeNotice() {
        String said = notice;
        notice = null;
        return said;
    }

    /** Nobody will want to go back: nothing is recorded, and no moment kept, from now on. */
    public void stopRecording() {
        records = false;
    }

    /** What lies before the present, to be looked into. */
    public Past past(Search search) {
        noteEnd();
        return new Past(branch(), at(), search);
    }

    /**
     * Has a command done, now, which is recorded if it changes something.
     *
     * @return the number by which its answer is asked for
     */
    public long give(Command command) {
        Moment present = present();
        if (!command.changes() || !records) {
            long unrecorded = asked.nextTicket();
            present.give(unrecorded, command);
            return unrecorded;
        }
        if (!isPast) {
            stand();
            present = present();
        }
        Position at = at();
        long ticket = at.recorded() + 1L;
        long chance = present.chance().state();
        present.give(ticket, command);
        Answer.Said said = present.waits().said(ticket);
        if (said instanceof Answer.Refused || said instanceof Answer.Mistake) {
            return ticket;
        }
        if (isPast) {
            asked.endLater(at.recorded());
        }
        asked.want(ticket);
        if (isPast) {
            fork(command.line(), at);
        }
        record(new Recorded.Given(at.actions(), at.nanos(), chance, command));
        return ticket;
    }

    /** What a command has said, once; null while it waits. */
    public Answer.@Nullable Said answer(long ticket) {
        return asked.answer(ticket, present());
    }

    /** What a command waits for won't come: it says what it has to say. */
    public void breakOff(long ticket) {
        Moment present = present();
        if (!asked.isIn(present, ticket)) {
            asked.end(ticket, "broken off");
        } else if (present.waits().said(ticket) == null) {
            Position at = at();
            present.waits().breakOff(ticket);
            if (ticket > 0 && !isPast) {
                record(new Recorded.BrokenOff(at.actions(), at.nanos(), (int) ticket));
            }
        }
    }

    /** What is recorded at the end of a branch is done already. */
    private void record(Recorded one) {
        branch().record(one);
        now.skip();
        if (branch().recorded().size() >= MAX_RECORDED) {
            beginAnew();
        }
    }

    /** There is too much to be kept: from now on it goes back to here. */
    private void beginAnew() {
        notice = "more than " + MAX_RECORDED + " commands were recorded: it can't be saved, nor go"
                + " back to before this";
        branches.clear();
        groundedBranch = Branch.first(present());
        branches.add(groundedBranch);
        now = new Replay(groundedBranch, present(), 0, asked::isWanted);
    }

    /** The files become those of the present: there the session goes on, or ends. */
    public void stand() {
        if (present() != grounded) {
            grounded = ground.lay(present());
            groundedBranch = branch();
            now = new Replay(branch(), grounded, now.recorded(), asked::isWanted);
        }
    }

    private void fork(String name, Position at) {
        Branch other = new Branch(branches.size() + 1, name, branch(), at);
        branches.add(other);
        now = new Replay(other, present(), at.recorded(), asked::isWanted);
        isPast = false;
        stand();
    }

    /** The time of the next action, or of what was recorded before it. */
    public long nextNanos() {
        return now.nextNanos();
    }

    /**
     * Executes the next action if it is due by the limit, or comes from the past to the end of the
     * branch.
     *
     * @return false if there is no such thing by then
     */
    public boolean step(long limitNanos) {
        if (comesToTheEnd(limitNanos)) {
            return true;
        } else if (isPast && isLastAction()) {
            return false;
        }
        boolean executed = present().step(limitNanos);
        if (executed) {
            moved();
        }
        return executed;
    }

    /** Lets the time pass in which nothing happens; not beyond the next action, or the end. */
    public void passTo(long timeNanos) {
        if (!comesToTheEnd(timeNanos)) {
            present().passTo(timeNanos);
        }
    }

    /** Does what is due; and where the past has no more actions, comes to the end of the branch. */
    private boolean comesToTheEnd(long limitNanos) {
        if (!isPast) {
            stand();
            return false;
        }
        now.doDue(limitNanos);
        if (isLastAction() && limitNanos >= branch().end().nanos()) {
            present().passTo(branch().end().nanos());
            moved();
        }
        return !isPast;
    }

    private boolean isLastAction() {
        return present().simulation().executed() >= branch().end().actions();
    }

    /** Lets time pass to what comes next, which is done, or to the limit if that is earlier. */
    public void pass(long limitNanos) {
        long to = Math.min(nextNanos(), Math.min(limitNanos, present().waits().limitNanos()));
        if (!step(to)) {
            passTo(to);
        }
    }

    private void moved() {
        if (!isPast && records) {
            branch().turns().look(present().simulation());
            keeping.keep(branch(), this);
        } else if (isPast && at().compareTo(branch().end()) >= 0) {
            arrive();
        }
    }

    /** The ways to other moments. */
    public Travel travel() {
        return new Travel(this);
    }

    /** It is at the end of a branch. */
    void enterEnd(Branch other) {
        if (other == groundedBranch) {
            now = new Replay(other, grounded, other.end().recorded(), asked::isWanted);
        } else {
            enter(other, other.keptBy(other.end()));
            now.towards(other.end());
        }
        arrive();
    }

    /** It is at a position of a branch, as far as that goes. */
    void enter(Branch other, Position position) {
        enter(other, other.keptBy(position));
        now.towards(position);
        if (at().compareTo(other.end()) >= 0) {
            arrive();
        }
    }

    /** It is at the newest moment of this branch that is kept before a time. */
    void enter(long nanos) {
        enter(branch(), branch().keptBy(nanos));
    }

    /** From here it goes another way than before. */
    void leaveOut(Command undone) {
        asked.endLater(at().recorded());
        fork("without " + undone.line(), at());
    }

    /** Lets go of the disks. */
    public void close() {
        grounded.simulation().close();
    }

    /** Notes how far the branch got, and what waits for it. */
    void leave() {
        Moment present = present();
        unexcused |= present.hasUnexcusedViolation();
        if (isPast) {
            return;
        }
        noteEnd();
        asked.suspend(present);
    }

    private void noteEnd() {
        if (!isPast) {
            branch().setEnd(at(), present().simulation().trace().digest());
        }
    }

    private void enter(Branch other, Kept kept) {
        now = new Replay(other, kept.moment().copy(), kept.position().recorded(), asked::isWanted);
        isPast = true;
    }

    /** The present has come to the end of its branch. */
    private void arrive() {
        if (present().simulation().trace().digest() != branch().endDigest()) {
            notice = "not deterministic: machine "
                    + present().simulation().config().machine() + " did something else than before";
        } else if (branch() == groundedBranch && present() != grounded) {
            asked.move(present(), grounded);
            now = new Replay(branch(), grounded, now.recorded(), asked::isWanted);
        }
        isPast = false;
        asked.resume(present());
    }
}
