package raftarium.command;

import org.jspecify.annotations.Nullable;

import raftarium.machine.MachineException;
import raftarium.words.MistakeException;

import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a moment that wait, each by its number, and what others have said that nobody has
 * asked for yet. Each ends by itself.
 */
public final class Waits {
    /** A command that was given. */
    private static final class Given {
        private final long ticket;

        /** Whether somebody will ask for its answer. */
        private boolean isWanted = true;

        private @Nullable Wait wait;
        private Answer.@Nullable Said said;

        Given(long ticket) {
            this.ticket = ticket;
        }
    }

    private final Moment moment;

    /** In the order in which they were given. */
    private final List<Given> given = new ArrayList<>();

    Waits(Moment moment) {
        this.moment = moment;
    }

    Waits copy(Moment copyOf) {
        Waits copy = new Waits(copyOf);
        for (Given one : given) {
            Given other = new Given(one.ticket);
            other.wait = one.wait == null ? null : one.wait.copy(copyOf);
            other.said = one.said;
            other.isWanted = one.isWanted;
            copy.given.add(other);
        }
        return copy;
    }

    /** Takes in an answer to a command; or what somebody waited for elsewhere, to go on here. */
    public void add(long ticket, Answer answer) {
        Given one = new Given(ticket);
        given.add(one);
        take(one, answer);
    }

    /** Says whether somebody will ask for an answer; one that nobody wants is let go of. */
    public void setWanted(long ticket, boolean isWanted) {
        Given one = find(ticket);
        if (one != null) {
            one.isWanted = isWanted;
            given.removeIf(any -> any.said != null && !any.isWanted);
        }
    }

    /** Nobody asks here: what has a number below 0, and isn't recorded, waits no more. */
    public void askNoMore() {
        for (long ticket : tickets()) {
            if (ticket < 0) {
                withdraw(ticket);
            } else {
                setWanted(ticket, false);
            }
        }
    }

    /** Takes out what a command waits for, if it does: here it waits no more. */
    public @Nullable Wait withdraw(long ticket) {
        Given one = find(ticket);
        given.remove(one);
        return one == null ? null : one.wait;
    }

    /** The numbers of the commands that wait, or have an answer that nobody has taken. */
    public List<Long> tickets() {
        return given.stream().map(one -> one.ticket).toList();
    }

    /** What a command has said, once; null while it waits, and if it isn't here. */
    public Answer.@Nullable Said answer(long ticket) {
        Given one = find(ticket);
        if (one == null || one.said == null) {
            return null;
        }
        given.remove(one);
        return one.said;
    }

    /** The same, without taking it. */
    public Answer.@Nullable Said said(long ticket) {
        Given one = find(ticket);
        return one == null ? null : one.said;
    }

    /** What a command waits for won't come: it says what it has to say. */
    public void breakOff(long ticket) {
        Given one = find(ticket);
        Answer answer = one == null ? null : one.wait;
        while (answer instanceof Wait wait) {
            answer = ended(wait, false);
        }
        if (one != null && answer != null) {
            take(one, answer);
        }
    }

    private @Nullable Given find(long ticket) {
        for (Given one : given) {
            if (one.ticket == ticket) {
                return one;
            }
        }
        return null;
    }

    /** Whether a command waits. */
    public boolean isAny() {
        for (int place = 0; place < given.size(); place++) {
            if (given.get(place).wait != null) {
                return true;
            }
        }
        return false;
    }

    /** The virtual time at which the first of those that wait goes on at the latest. */
    public long limitNanos() {
        long limit = Long.MAX_VALUE;
        for (int place = 0; place < given.size(); place++) {
            Wait wait = given.get(place).wait;
            limit = wait == null ? limit : Math.min(limit, wait.askNanos());
        }
        return limit;
    }

    /** Whether none needs to be asked before the first limit. */
    public boolean areOfTime() {
        for (int place = 0; place < given.size(); place++) {
            Wait wait = given.get(place).wait;
            if (wait != null && !wait.isOfTime()) {
                return false;
            }
        }
        return true;
    }

    /** Whether one waits for actions that are to follow each other at any speed. */
    public boolean hurries() {
        for (int place = 0; place < given.size(); place++) {
            Wait wait = given.get(place).wait;
            if (wait != null && wait.hurries()) {
                return true;
            }
        }
        return false;
    }

    /** Asks each whether what it waits for has come. */
    void ask() {
        for (int place = 0; place < given.size(); place++) {
            Given one = given.get(place);
            if (one.wait != null) {
                take(one, one.wait);
            }
        }
        given.removeIf(one -> one.said != null && !one.isWanted);
    }

    /** What is to be waited for and is there already isn't waited for. */
    private void take(Given one, Answer first) {
        Answer answer = first;
        while (answer instanceof Wait wait) {
            Answer next = next(wait);
            if (next == wait) {
                one.wait = wait;
                return;
            }
            answer = next;
        }
        one.wait = null;
        one.said = (Answer.Said) answer;
    }

    /** The same while it goes on, else what comes of it. */
    private Answer next(Wait wait) {
        MachineException failure = moment.simulation().failure();
        if (failure != null) {
            return new Answer.Mistake(Moment.standing(failure));
        }
        try {
            boolean isOver = wait.isOver(moment);
            return isOver || !moment.goesOn(wait.limitNanos()) ? ended(wait, isOver) : wait;
        } catch (MistakeException mistake) {
            return Moment.said(mistake);
        }
    }

    private Answer ended(Wait wait, boolean isOver) {
        try {
            return wait.end(moment, isOver);
        } catch (MistakeException mistake) {
            return Moment.said(mistake);
        }
    }
}
