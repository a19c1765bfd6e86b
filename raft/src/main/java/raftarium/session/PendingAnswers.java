package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Answer;
import raftarium.command.Moment;
import raftarium.command.Wait;
import raftarium.command.Waits;

import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The answers that are still waited for. They are no part of the past: they wait until the present
 * is back at the end of the branch, and end if it never will be. A recorded command has the number
 * of its place in the recording; the others have numbers below 0.
 */
final class PendingAnswers {
    /** By number: it goes on at the end of its branch. */
    private final TreeMap<Long, Wait> suspended = new TreeMap<>();

    /** What nobody can wait for any more, and what is said of it. */
    private final TreeMap<Long, Answer.Said> ended = new TreeMap<>();

    /** Recorded commands whose answers are still wanted. */
    private final TreeSet<Long> wanted = new TreeSet<>();

    private long tickets;

    /** A number for what isn't recorded. */
    long nextTicket() {
        return --tickets;
    }

    void want(long ticket) {
        wanted.add(ticket);
    }

    /** Of what isn't recorded, only that is there whose answer is asked for. */
    boolean isWanted(long ticket) {
        return ticket < 0 || wanted.contains(ticket);
    }

    /** What is said at once of something that isn't recorded; returns its number. */
    long answered(Answer.Said said) {
        long ticket = nextTicket();
        ended.put(ticket, said);
        return ticket;
    }

    /** What was said, once; null while it waits. */
    Answer.@Nullable Said answer(long ticket, Moment present) {
        Answer.Said said = ended.remove(ticket);
        said = said != null ? said : present.waits().answer(ticket);
        if (said != null) {
            wanted.remove(ticket);
        }
        return said;
    }

    /** Nobody asks what it says. */
    void wantNoMore(long ticket, Moment present) {
        ended.remove(ticket);
        suspended.remove(ticket);
        wanted.remove(ticket);
        present.waits().setWanted(ticket, false);
    }

    /** Has it be waited for in the present, if it is suspended; returns whether it is there. */
    boolean isIn(Moment present, long ticket) {
        Wait wait = suspended.remove(ticket);
        if (wait != null) {
            present.waits().add(ticket, wait);
        }
        return present.waits().tickets().contains(ticket);
    }

    /** It ends, without what it waited for. */
    void end(long ticket, String why) {
        ended.put(ticket, new Answer.Refused(why));
    }

    /** The present is left: what isn't recorded waits until somebody comes back. */
    void suspend(Moment present) {
        for (long ticket : present.waits().tickets()) {
            Wait wait = ticket < 0 ? present.waits().withdraw(ticket) : null;
            if (wait != null) {
                suspended.put(ticket, wait);
            }
        }
    }

    /** The present has come to the end of its branch. */
    void resume(Moment present) {
        suspended.forEach(present.waits()::add);
        suspended.clear();
    }

    /** What waits for the end of a branch, or for what it has recorded later, never goes on. */
    void endLater(int recorded) {
        String why = "ended: another branch was begun before it could go on";
        suspended.keySet().forEach(ticket -> end(ticket, why));
        suspended.clear();
        SortedSet<Long> later = wanted.tailSet(recorded + 1L);
        later.forEach(ticket -> end(ticket, why));
        later.clear();
    }

    /** Whether somebody will take an answer to something that waits there, or did just now. */
    boolean isAnyWanted(Moment present) {
        return present.waits().tickets().stream().anyMatch(this::isWanted);
    }

    /** Whatever is waited for in that moment ends; returns whether anything is. */
    boolean endAll(Moment present, String why) {
        boolean any = false;
        for (long ticket : present.waits().tickets()) {
            boolean waits = isWanted(ticket) && present.waits().said(ticket) == null;
            if (waits) {
                end(ticket, why);
            }
            if (waits && ticket < 0) {
                present.waits().withdraw(ticket);
            } else if (waits) {
                wanted.remove(ticket);
                present.waits().setWanted(ticket, false);
            }
            any |= waits;
        }
        return any;
    }

    /** What was asked in one moment goes on to be waited for in another, which is the same. */
    void move(Moment from, Moment to) {
        Waits before = from.waits();
        for (long ticket : before.tickets()) {
            Answer.Said said = before.said(ticket);
            Wait wait = ticket < 0 ? before.withdraw(ticket) : null;
            if (wait != null) {
                to.waits().add(ticket, wait);
            } else if (ticket < 0 && said != null) {
                ended.put(ticket, said);
            }
        }
    }
}
