package raftarium.app.tui.engine;

import java.util.List;

/**
 * How far a scenario is that is told to those who watch.
 *
 * @param title what it is about
 * @param note how many notes it has said
 * @param before how many of those in clusters before this one
 * @param isHere whether what is shown is where it is: not the past, and no branch of its own
 */
public record Talk(Scenario.Title title, State state, long note, long before, boolean isHere) {
    /** What it does. */
    public enum State {
        /** There is none. */
        NONE,
        /** It hasn't begun, its title is shown. */
        TITLE,
        /** It is played. */
        PLAYS,
        /** It stands at a note. */
        STANDS,
        /** It has ended. */
        OVER
    }

    /** There is none. */
    public static final Talk NONE =
            new Talk(new Scenario.Title("", "", List.of(), 0), State.NONE, 0, 0, false);

    /** Whether there is one. */
    public boolean isTold() {
        return state != State.NONE;
    }

    /** Whether it would go on from what is shown if whoever watches wanted it to. */
    public boolean waits() {
        return state == State.TITLE || state == State.STANDS && isHere;
    }

    /** Whether there is one that hasn't ended. */
    public boolean isOn() {
        return isTold() && state != State.OVER;
    }
}
