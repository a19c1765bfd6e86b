package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.app.command.Reply;
import raftarium.app.command.Work;
import raftarium.app.session.Pace;
import raftarium.app.session.Playground;
import raftarium.app.session.Session;
import raftarium.app.session.SessionException;
import raftarium.session.Branch;
import raftarium.session.Note;
import raftarium.session.Position;
import raftarium.session.Timeline;

/**
 * A scenario that is told to those who watch: its title first, then from note to note. At each it
 * stands, and the clock with it, until they want it to go on. Of the engine's thread.
 */
final class TalkPlayer implements Stage, Work {
    private final Playground playground;
    private final Publisher publisher;
    private final Scenario scenario;

    /** Whether it waits at its title, and at notes. */
    private final boolean stops;

    private Talk.State state;
    private @Nullable Work work;

    /** How many notes were said, in all and before this session. */
    private long note;

    private long before;

    /** The session that the last one was said in, and the branch. */
    private @Nullable Session session;

    private @Nullable Branch branch;

    /** It goes on to the note of that number without a stop, as fast as it can; 0: to none. */
    private long wanted;

    /** It stands before its title, if it stops at all; else it is played from the next turn on. */
    TalkPlayer(Playground playground, Publisher publisher, Scenario scenario, boolean stops) {
        this.playground = playground;
        this.publisher = publisher;
        this.scenario = scenario;
        this.stops = stops;
        state = Talk.State.TITLE;
        if (stops) {
            playground.setPace(Pace.STOPPED);
        } else {
            begin();
        }
    }

    private void begin() {
        note = 0;
        before = 0;
        session = null;
        state = Talk.State.PLAYS;
        work = scenario.begin(this);
        settle();
    }

    /** How far it is, for those who see that session. */
    Talk talk(@Nullable Session shown) {
        if (shown == null || shown != session) {
            return new Talk(scenario.title(), state, note, note, false);
        }
        Timeline timeline = shown.timeline();
        boolean isHere = !timeline.isPast() && timeline.branch() == branch;
        return new Talk(scenario.title(), state, note, before, isHere);
    }

    // What those who watch want.

    /**
     * Does what is wanted.
     *
     * @throws SessionException if it can't begin again
     */
    void take(Turn turn) throws SessionException {
        if (turn instanceof Turn.Again again) {
            again(0);
            playground.setPace(again.pace());
            begin();
        } else if (turn instanceof Turn.ToNote to && to.note() <= note) {
            again(to.note());
            begin();
        } else if (turn instanceof Turn.ToNote to && !isOver()) {
            wanted = to.note();
            goOnFromHere();
        } else if (turn instanceof Turn.On on && stands()) {
            playground.setPace(on.pace());
            goOnFromHere();
        }
    }

    private void again(long to) throws SessionException {
        breakOff();
        scenario.reset();
        wanted = to;
        playground.setPace(Pace.STOPPED);
        publisher.caption("");
    }

    private void goOnFromHere() {
        if (state == Talk.State.TITLE) {
            begin();
        } else if (state == Talk.State.STANDS) {
            state = Talk.State.PLAYS;
            goOn();
        }
    }

    /** Whether it is on its way to a note that was asked for. */
    boolean hurries() {
        return wanted > 0 && state == Talk.State.PLAYS;
    }

    /**
     * Where the clock has to stop if time that has passed is played again: at the next note, and
     * where the talk stands; null: nowhere.
     */
    @Nullable
    Position nextStop(Timeline timeline) {
        if (!stops || !timeline.isPast()) {
            return null;
        }
        Note next = timeline.notes().after(timeline.branch(), timeline.at(), 1);
        if (next != null) {
            return next.position();
        }
        return stands() ? timeline.ending(timeline.branch()).position() : null;
    }

    // What the scenario does.

    @Override
    public void executed(String line, Reply reply) {
        if (state != Talk.State.NONE) {
            publisher.tell(Frame.Source.SCENARIO, line, reply);
        }
    }

    @Override
    public void note(String text) {
        if (state == Talk.State.NONE) {
            return;
        }
        publisher.caption(text);
        Session open = playground.openSession();
        if (open != session) {
            before = note;
            session = open;
        }
        branch = open == null ? null : open.timeline().branch();
        note++;
        if (stops && note >= wanted) {
            wanted = 0;
            state = Talk.State.STANDS;
            playground.setPace(Pace.STOPPED);
        }
    }

    @Override
    public boolean stands() {
        return state == Talk.State.TITLE || state == Talk.State.STANDS;
    }

    @Override
    public boolean isOver() {
        return state == Talk.State.NONE || state == Talk.State.OVER;
    }

    @Override
    public boolean goOn() {
        Work played = work;
        if (played == null || state != Talk.State.PLAYS) {
            return false;
        }
        boolean went = played.goOn();
        settle();
        return went;
    }

    private void settle() {
        if (work != null && work.isOver() && state == Talk.State.PLAYS) {
            state = Talk.State.OVER;
            wanted = 0;
            playground.setPace(Pace.STOPPED);
            publisher.caption(scenario.ending());
        }
    }

    /** Where it stands another cluster has been begun: it can't go on there. */
    void leave(@Nullable Session open) {
        if (state == Talk.State.STANDS && open != session) {
            breakOff();
        }
    }

    @Override
    public void breakOff() {
        Work played = work;
        // What it still says is no more of interest.
        state = Talk.State.NONE;
        if (played != null && !played.isOver()) {
            played.breakOff();
        }
    }
}
