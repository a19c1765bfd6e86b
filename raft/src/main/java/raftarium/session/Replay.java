package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Moment;
import raftarium.data.RandomStream;
import raftarium.sim.OutsideChanges;
import raftarium.sim.Simulation;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/** A moment of a branch, in which time passes as it did, with what was recorded. */
final class Replay {
    private final Branch branch;
    private final Moment moment;

    /** Whether the answer of what was given there is still asked for. */
    private final LongPredicate isWanted;

    private int next;

    /** Which of the moments that are kept of the branch is come to next. */
    private int nextKept;

    /** It isn't what it was there when it was kept. */
    private boolean differs;

    /** The moment goes on from what is recorded at {@code next}. */
    Replay(Branch branch, Moment moment, int next, LongPredicate isWanted) {
        this.branch = branch;
        this.moment = moment;
        this.next = next;
        this.isWanted = isWanted;
        for (long ticket : moment.waits().tickets()) {
            moment.waits().setWanted(ticket, isWanted.test(ticket));
        }
    }

    /** From a moment that is kept; nobody asks for anything. */
    static Replay from(Branch branch, KeptMoment kept) {
        return new Replay(branch, kept.moment().copy(), kept.position().recorded(), any -> false);
    }

    Branch branch() {
        return branch;
    }

    Moment moment() {
        return moment;
    }

    /** How much of what the branch has recorded is done. */
    int recorded() {
        return next;
    }

    /** Where it is. */
    Position at() {
        Simulation simulation = moment.simulation();
        return new Position(next, simulation.executed(), simulation.nowNanos());
    }

    /** Whether something else has happened than the first time, as far as is known. */
    boolean differs() {
        return differs;
    }

    /** What is said where it has. */
    String different() {
        return "not deterministic: machine " + moment.simulation().config().machine()
                + " did something else than before";
    }

    /** What was recorded elsewhere, at one time, is recorded and done here, where it ends. */
    void redo(List<Recorded> together) {
        together.forEach(branch::record);
        doDue(together.get(0).nanos());
        // It was expected: nobody finds it a second time.
        OutsideChanges.take(moment.simulation());
    }

    /**
     * Executes the next action if it is due by the limit, as it was the first time.
     *
     * @return false if it isn't due
     */
    boolean step(long limitNanos) {
        boolean executed = moment.step(limitNanos);
        if (executed) {
            compare();
        }
        return executed;
    }

    /** Moments are kept right behind an action. */
    private void compare() {
        Simulation simulation = moment.simulation();
        List<KeptMoment> kept = branch.kept();
        while (nextKept < kept.size()
                && kept.get(nextKept).position().actions() < simulation.executed()) {
            nextKept++;
        }
        boolean isKept = nextKept < kept.size()
                && kept.get(nextKept).position().actions() == simulation.executed();
        differs |= isKept && kept.get(nextKept).digest() != simulation.trace().digest();
    }

    /** What comes next in the recording is done: it was recorded just now. */
    void skip() {
        next++;
    }

    /** The time of the next action, or of what was recorded before it. */
    long nextNanos() {
        Recorded due = due();
        long action = moment.simulation().nextNanos();
        return due == null ? action : Math.min(due.nanos(), action);
    }

    /** What was recorded, and is to be done before the next action; null if nothing is. */
    private @Nullable Recorded due() {
        if (next == branch.recorded().size()) {
            return null;
        }
        Recorded one = branch.recorded().get(next);
        return one.actions() <= moment.simulation().executed() ? one : null;
    }

    /** Does what was recorded up to then, before the next action. */
    void doDue(long limitNanos) {
        Recorded due = due();
        while (due != null && due.nanos() <= limitNanos) {
            redo(due);
            due = due();
        }
    }

    private void redo(Recorded one) {
        moment.passTo(one.nanos());
        next++;
        if (one instanceof Recorded.Given given) {
            expectFound();
            moment.setChance(RandomStream.at(given.chance()));
            moment.give(next, given.command());
            moment.waits().setWanted(next, isWanted.test(next));
        } else if (one instanceof Recorded.BrokenOff broken) {
            moment.waits().breakOff(broken.ticket());
            moment.waits().setWanted(broken.ticket(), isWanted.test(broken.ticket()));
        }
    }

    /** What was found on disks in a command stands behind it. */
    private void expectFound() {
        int place = next;
        while (place < branch.recorded().size()
                && branch.recorded().get(place) instanceof Recorded.Found found) {
            OutsideChanges.expect(moment.simulation(), found.node(), found.disk());
            place++;
        }
    }

    /**
     * Does one thing more: what was recorded, or an action.
     *
     * @return false if it has come to the end of the branch
     */
    boolean advance() {
        if (at().compareTo(branch.end()) >= 0) {
            return false;
        }
        Recorded due = due();
        if (due != null) {
            redo(due);
            return true;
        } else if (moment.simulation().executed() < branch.end().actions()) {
            return step(Long.MAX_VALUE);
        }
        moment.passTo(branch.end().nanos());
        return false;
    }

    /**
     * Lets time pass until the event of that number has happened, and no further.
     *
     * @return false if it has come to the end of the branch, where it hasn't
     */
    boolean towardsEvent(long number) {
        boolean more = true;
        while (more && moment.simulation().trace().count() <= number) {
            more = advance();
        }
        return moment.simulation().trace().count() > number;
    }

    /** Lets time pass up to a position of the branch. */
    void towards(Position position) {
        towards(position, () -> true);
    }

    /** The same as long as that goes on. */
    void towards(Position position, BooleanSupplier goesOn) {
        boolean more = true;
        while (more) {
            more = advanceTowards(position);
            if (!goesOn.getAsBoolean()) {
                return;
            }
        }
        moment.passTo(position.nanos());
    }

    /**
     * Does one thing more on the way to a position of the branch.
     *
     * @return false if it is there, or can't go further
     */
    boolean advanceTowards(Position position) {
        if (moment.simulation().executed() >= position.actions() && next >= position.recorded()) {
            return false;
        }
        Recorded due = due();
        if (due != null && (next < position.recorded() || due.actions() < position.actions())) {
            redo(due);
            return true;
        }
        return step(Long.MAX_VALUE);
    }
}
