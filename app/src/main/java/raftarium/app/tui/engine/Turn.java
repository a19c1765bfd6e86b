package raftarium.app.tui.engine;

import raftarium.app.session.Pace;

/** What somebody who watches a scenario wants of it. */
public sealed interface Turn {
    /** It goes on from where it stands, at that pace; {@link Pace#STOPPED}: step by step. */
    record On(Pace pace) implements Turn {}

    /**
     * It goes on to the note of that number, from 1, as fast as the machine goes, and stands there;
     * one that was said already is told by beginning again.
     */
    record ToNote(long note) implements Turn {}

    /** It begins again, at that pace. */
    record Again(Pace pace) implements Turn {}

    /**
     * Something is wanted of the lesson.
     *
     * @param word hint, skip, again, back, list, "go 2", an answer; "": what was said is read
     */
    record Lesson(String word) implements Turn {}

    /** Another one is begun; by the name that the library has for it. */
    record Open(String name) implements Turn {}
}
