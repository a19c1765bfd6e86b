package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Answer;
import raftarium.command.ClusterSpec;
import raftarium.command.Command;
import raftarium.command.Moment;
import raftarium.disk.StorageException;
import raftarium.machine.MachineException;
import raftarium.sim.OutsideChanges;
import raftarium.words.MistakeException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The time of a session, which goes both ways. The {@link #present} is at the end of a branch, and
 * time that passes lengthens it; or it is in the past, and the recorded commands are given again as
 * time passes. A command that changes something, given in the past, begins a branch.
 */
public final class Timeline {
    /** So much is recorded at most. */
    public static final int MAX_RECORDED = 1_000_000;

    private final Bookmarks bookmarks = new Bookmarks();
    private final Notes notes = new Notes();
    private final PendingAnswers pending = new PendingAnswers();
    private final Course course;

    /** Time that begins there. */
    public Timeline(Moment start, SessionFiles files, long budgetBytes) {
        course = new Course(start, files, budgetBytes, pending);
    }

    /** The cluster as it is now. Another one after each way back: not to be kept. */
    public Moment present() {
        return course.present();
    }

    /** Where it is. */
    public Position at() {
        return course.at();
    }

    /** The branch that the present is on. */
    public Branch branch() {
        return course.branch();
    }

    /** All of them. */
    public List<Branch> branches() {
        return Collections.unmodifiableList(course.branches());
    }

    /** How far a branch went, and who leads there. */
    public BranchEnd ending(Branch one) {
        return course.ending(one);
    }

    /** Where the session begins. */
    public Position start() {
        return branch().start().position();
    }

    /** The moments that have names. */
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    /** What was said to those who watch. */
    public Notes notes() {
        return notes;
    }

    /** Something is said to those who watch: that changes nothing, and begins no branch. */
    public void note(String text) {
        if (course.records()) {
            notes.add(text, branch(), at(), present().simulation().trace().count());
        }
    }

    /** Whether time that passes now is that which has passed already. */
    public boolean isPast() {
        return course.isPast();
    }

    /** Whether a property was broken, at any time that was lived through, that nobody expected. */
    public boolean hasUnexcusedViolation() {
        return course.hasUnexcusedViolation();
    }

    /** What is to be said of it, once; null for nothing. */
    public @Nullable String takeNotice() {
        return course.takeNotice();
    }

    /** Nobody will want to go back: nothing is recorded, and no moment kept, from now on. */
    public void stopRecording() {
        course.stopRecording();
    }

    /** What lies before the present, to be looked into. */
    public Past past(SearchContext search) {
        course.noteEnd();
        return new Past(branch(), at(), search);
    }

    /** Another branch, to be looked at beside the present, from its beginning on. */
    public Alongside alongside(Branch one) {
        course.noteEnd();
        return new Alongside(one);
    }

    // How it is kept.

    /**
     * All of it, to be written.
     *
     * @param writer the version of the program
     * @param spec with what it began, nodes and seed included
     * @param resumed what it went on from; empty if it began with nothing
     * @throws MistakeException if it can't be kept; it says why
     */
    public SavedSession saved(
            String writer, ClusterSpec spec, Optional<SavedSession.Resumed> resumed)
            throws MistakeException {
        course.noteEnd();
        return new Saving(course, bookmarks, notes).saved(writer, spec, resumed);
    }

    /**
     * Brings a saved session back into this time, which has only begun, with what that one began
     * with.
     *
     * @param reader the version of the program, which is said where something else comes of it
     * @throws MistakeException if something else comes of it, or it was broken off; this timeline
     *     is of no use then
     */
    public void restore(SavedSession saved, String reader, SearchContext search)
            throws MistakeException {
        new Restoring(course, bookmarks, notes, saved, reader, search).restore();
    }

    /** What led to the present, from the beginning on, to be told once more. */
    public Retelling retelling() {
        course.noteEnd();
        return new Retelling(branch(), at());
    }

    /** A whole branch, from the beginning of the session on, to be told once more. */
    public Retelling retelling(Branch one) {
        return new Retelling(one, ending(one).position());
    }

    /** The way that led to the present, once more, up to a position that lies on it. */
    public Rerun rerun(Position end, Rerun.Listener listener) {
        return new Rerun(this, end, listener);
    }

    /** Whether what was broken on this branch could have been escaped, and from where. */
    public Fate fate(SearchContext search) {
        course.noteEnd();
        return new Fate(branch(), search);
    }

    // What is given.

    /**
     * Has a command done, now, which is recorded if it changes something. In the past it is tried
     * first: what is refused begins no branch.
     *
     * @return the number by which its answer is asked for
     */
    public long give(Command command) {
        course.tryAgain();
        if (!command.changes() || !course.records()) {
            long unrecorded = pending.nextTicket();
            present().give(unrecorded, command);
            return unrecorded;
        }
        try {
            Answer.Said refusal = isPast() ? refusal(command) : null;
            if (refusal != null) {
                return pending.answered(refusal);
            }
            if (isPast()) {
                course.fork(command.line(), course.now());
            } else {
                course.stand();
            }
        } catch (StorageException | MachineException trouble) {
            return pending.answered(new Answer.Refused(String.valueOf(trouble.getMessage())));
        }
        return giveAtTheEnd(command);
    }

    private Answer.@Nullable Said refusal(Command command) {
        Moment trial = present().copy();
        long ticket = at().recorded() + 1L;
        trial.give(ticket, command);
        boolean stops =
                !present().simulation().isStopped() && trial.simulation().isStopped();
        return stops ? null : refusal(trial, ticket);
    }

    private static Answer.@Nullable Said refusal(Moment present, long ticket) {
        Answer.Said said = present.waits().said(ticket);
        return said instanceof Answer.Refused || said instanceof Answer.Mistake ? said : null;
    }

    private long giveAtTheEnd(Command command) {
        Position at = at();
        Moment present = present();
        long ticket = at.recorded() + 1L;
        long chance = present.chance().state();
        boolean stood = present.simulation().isStopped();
        present.give(ticket, command);
        Answer.Said refusal = refusal(present, ticket);
        // What stops the clock has changed something, whatever is said of it.
        if (refusal != null && (stood || !present.simulation().isStopped())) {
            // Its number is that of the next one that is recorded.
            present.waits().withdraw(ticket);
            return pending.answered(refusal);
        }
        long asked = pending.want(ticket);
        course.record(new Recorded.Given(at.actions(), at.nanos(), chance, command));
        OutsideChanges.take(present.simulation())
                .forEach((node, disk) ->
                        course.record(new Recorded.Found(at.actions(), at.nanos(), node, disk)));
        return asked;
    }

    /** What a command has said, once; null while it waits. */
    public Answer.@Nullable Said answer(long ticket) {
        return pending.answer(ticket, present());
    }

    /** Nobody will ask what a command has said. */
    public void askNoMore(long ticket) {
        pending.wantNoMore(ticket, present());
    }

    /** What a command waits for won't come: it says what it has to say. */
    public void breakOff(long ticket) {
        Moment present = present();
        if (!pending.isIn(present, ticket)) {
            pending.end(ticket, "broken off");
            return;
        }
        long place = pending.place(ticket);
        long waiting = place > 0 ? place : ticket;
        if (present.waits().said(waiting) == null) {
            Position at = at();
            present.waits().breakOff(waiting);
            if (place > 0 && !isPast()) {
                course.record(new Recorded.BrokenOff(at.actions(), at.nanos(), (int) place));
            }
        }
    }

    // How time passes.

    /** The time of the next action, or of what was recorded before it. */
    public long nextNanos() {
        return course.nextNanos();
    }

    /**
     * Executes the next action if it is due by the limit, or comes from the past to the end of the
     * branch.
     *
     * @return false if there is no such thing by then
     */
    public boolean step(long limitNanos) {
        return course.step(limitNanos);
    }

    /**
     * The same up to the limit, action after action, if nobody asks in between what came of it: all
     * that waits waits for time, and nobody will want to go back.
     *
     * @return whether that is so
     */
    public boolean run(long limitNanos) {
        return course.run(Math.min(limitNanos, present().waits().limitNanos()));
    }

    /** Lets the time pass in which nothing happens; not beyond the next action, or the end. */
    public void passTo(long timeNanos) {
        course.passTo(timeNanos);
    }

    /**
     * Lets time pass to the next action, which is executed, or to where a command waits no longer,
     * or to the limit, whichever is first. Without a limit it doesn't go beyond the last action.
     *
     * @return false if there is nothing more to do by the limit
     */
    public boolean pass(long limitNanos) {
        long to = Math.min(limitNanos, present().waits().limitNanos());
        if (step(to)) {
            return true;
        } else if (to < Long.MAX_VALUE) {
            passTo(to);
        }
        return to < limitNanos && !isHindered();
    }

    /**
     * Whether time doesn't go on, though the present is at the end of its branch: the files can't
     * become what they were then. What waited has been told, or else {@link #takeNotice} says it.
     * It is tried again when a command is given, and after {@link #tryAgain}.
     */
    public boolean isHindered() {
        return course.isHindered();
    }

    /** What keeps time from going on may be over. */
    public void tryAgain() {
        course.tryAgain();
    }

    // Where it goes.

    /** The ways to other moments. */
    public Travel travel() {
        return new Travel(course);
    }

    /**
     * The files become those of the present: there the session goes on, or ends.
     *
     * @throws StorageException if they can't be; nothing has changed
     */
    public void stand() {
        course.stand();
    }

    /** Lets go of the disks. */
    public void close() {
        course.close();
    }
}
