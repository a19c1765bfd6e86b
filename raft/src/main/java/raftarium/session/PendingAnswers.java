package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Answer;
import raftarium.command.Moment;
import raftarium.command.Wait;
import raftarium.command.Waits;

import java.util.List;
import java.util.TreeMap;

/**
 * The answers that are still waited for. They are no part of the past: they wait until the present
 * is back at the end of the branch, and end if it never will be. In its moment a recorded command
 * has the number of its place in the recording, which on another branch another one has; who asks
 * for its answer has a number that no other ever has. What isn't recorded has one below 0 for both.
 */
final class PendingAnswers {
    /** By number: it goes on at the end of its branch. */
    private final TreeMap<Long, Wait> suspended = new TreeMap<>();

    /** What nobody can wait for any more, and what is said of it. */
    private final TreeMap<Long, Answer.Said> ended = new TreeMap<>();

    /** Recorded commands whose answers are still wanted: the number to ask by, for each place. */
    private final TreeMap<Long, Long> wanted = new TreeMap<>();

    /** The place for each such number. */
    private final TreeMap<Long, Long> places = new TreeMap<>();

    private long tickets;
    private long asked;

    /** A number for what isn't recorded. */
    long nextTicket() {
        return --tickets;
    }

    /** The answer to what is recorded at that place is wanted: returns the number to ask by. */
    long want(long place) {
        asked++;
        wanted.put(place, asked);
        places.put(asked, place);
        return asked;
    }

    /** The place of the recorded command that is asked for by that number; else 0. */
    long place(long ticket) {
        return places.getOrDefault(ticket, 0L);
    }

    private long inMoment(long ticket) {
        return ticket < 0 ? ticket : place(ticket);
    }

    private void unwant(long place) {
        Long ticket = wanted.remove(place);
        if (ticket != null) {
            places.remove(ticket);
        }
    }

    /** Of what isn't recorded, only that is there whose answer is asked for. */
    boolean isWanted(long place) {
        return place < 0 || wanted.containsKey(place);
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
        said = said != null ? said : present.waits().answer(inMoment(ticket));
        if (said != null) {
            unwant(place(ticket));
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
        return present.waits().tickets().contains(inMoment(ticket));
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
        for (long place : List.copyOf(wanted.tailMap(recorded + 1L).keySet())) {
            endRecorded(place, why);
        }
    }

    private void endRecorded(long place, String why) {
        Long ticket = wanted.get(place);
        if (ticket != null) {
            end(ticket, why);
            unwant(place);
        }
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
            if (waits && ticket < 0) {
                end(ticket, why);
                present.waits().withdraw(ticket);
            } else if (waits) {
                endRecorded(ticket, why);
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
