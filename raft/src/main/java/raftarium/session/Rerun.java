package raftarium.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.Command;
import raftarium.command.Moment;
import raftarium.data.RandomStream;
import raftarium.sim.OutsideChanges;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened on a branch, once more, in a timeline of its own, whose present is what was the
 * present then: what was recorded is given at its times by itself, and notes and bookmarks come
 * with it. The session that it is of stays where it is. It needs no disks but memory.
 */
public final class Rerun {
    /** Is told what is given, and what is marked, as it comes. */
    public interface Listener {
        /** A command was given just now. */
        void given(Command command);

        /**
         * Something was noted just now, or the moment was given a name.
         *
         * @return whether time is to stand there, until it is asked to pass again
         */
        boolean marked(String text, boolean isNote);
    }

    /** What somebody said there, or called it. */
    private record Mark(String text, boolean isNote, Position position) {}

    /** Moments of it aren't gone back to. */
    private static final long BUDGET_BYTES = 0;

    private final Branch branch;
    private final Position end;
    private final List<Mark> marks;
    private final Timeline timeline;

    /** By which answers are asked for, by places in the recording, from 1. */
    private final Map<Integer, Long> tickets = new HashMap<>();

    private final Listener listener;
    private final long first;
    private int next;
    private int nextMark;
    private boolean stands;

    /** It is at the beginning of the session. */
    Rerun(Timeline of, Position end, Listener listener) {
        this.branch = of.branch();
        this.end = end;
        this.listener = listener;
        KeptMoment start = branch.start();
        Moment copy = start.moment().copy();
        first = copy.simulation().executed();
        next = start.position().recorded();
        timeline = new Timeline(copy, SessionFiles.NONE, BUDGET_BYTES);
        marks = marks(of);
    }

    private static List<Mark> marks(Timeline of) {
        List<Mark> marks = new ArrayList<>();
        for (Note note : of.notes().on(of.branch())) {
            marks.add(new Mark(note.text(), true, note.position()));
        }
        for (Bookmark one : of.bookmarks().all()) {
            if (of.branch().shares(one.branch(), one.position())) {
                marks.add(new Mark(one.name(), false, one.position()));
            }
        }
        marks.sort(Comparator.comparing(Mark::position));
        return marks;
    }

    /** Its time; only it lets that pass. */
    public Timeline timeline() {
        return timeline;
    }

    /** Where it ends. */
    public Position end() {
        return end;
    }

    /** How many actions are done. */
    public long done() {
        return timeline.at().actions() - first;
    }

    /** How many there are to be done in all. */
    public long all() {
        return end.actions() - first;
    }

    /**
     * Lets time pass until then, or to its end.
     *
     * @return false if it stands at a mark: there may be more to come before then
     */
    public boolean passTo(long nanos) {
        long limit = Math.min(nanos, end.nanos());
        stands = false;
        boolean more = true;
        while (more && !stands) {
            more = redoes(limit) || timeline.at().actions() < end.actions() && timeline.step(limit);
        }
        if (!stands) {
            timeline.passTo(limit);
            redoes(limit);
        }
        return !stands;
    }

    /** Whether it is at its end. */
    public boolean isOver() {
        return timeline.at().nanos() >= end.nanos();
    }

    /**
     * Does what is due before the next action.
     *
     * @return whether there was anything
     */
    private boolean redoes(long limitNanos) {
        boolean any = false;
        boolean more = true;
        while (more && !stands) {
            Mark mark = dueMark(limitNanos);
            Recorded due = due(limitNanos);
            if (mark != null) {
                mark(mark);
            } else if (due != null) {
                redo(due);
            }
            more = mark != null || due != null;
            any |= more;
        }
        return any;
    }

    private @Nullable Mark dueMark(long limitNanos) {
        if (nextMark == marks.size()) {
            return null;
        }
        Mark mark = marks.get(nextMark);
        Position position = mark.position();
        boolean isDue = position.recorded() <= next
                && position.actions() <= timeline.at().actions()
                && position.nanos() <= limitNanos
                && position.compareTo(end) <= 0;
        return isDue ? mark : null;
    }

    private void mark(Mark mark) {
        timeline.passTo(mark.position().nanos());
        nextMark++;
        if (mark.isNote()) {
            timeline.note(mark.text());
        } else {
            timeline.bookmarks().set(mark.text(), timeline);
        }
        stands = listener.marked(mark.text(), mark.isNote());
    }

    private @Nullable Recorded due(long limitNanos) {
        if (next == end.recorded()) {
            return null;
        }
        Recorded one = branch.recorded().get(next);
        boolean isDue = one.actions() <= timeline.at().actions() && one.nanos() <= limitNanos;
        return isDue ? one : null;
    }

    private void redo(Recorded one) {
        timeline.passTo(one.nanos());
        next++;
        if (one instanceof Recorded.Given given) {
            expectFound();
            timeline.present().setChance(RandomStream.at(given.chance()));
            tickets.put(next, timeline.give(given.command()));
            listener.given(given.command());
        } else if (one instanceof Recorded.BrokenOff broken) {
            Long ticket = tickets.get(broken.ticket());
            timeline.breakOff(ticket == null ? broken.ticket() : ticket);
        }
    }

    /** What was found on disks in a command stands behind it. */
    private void expectFound() {
        int place = next;
        while (place < branch.recorded().size()
                && branch.recorded().get(place) instanceof Recorded.Found found) {
            OutsideChanges.expect(timeline.present().simulation(), found.node(), found.disk());
            place++;
        }
    }
}
