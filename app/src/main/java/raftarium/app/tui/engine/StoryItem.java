package raftarium.app.tui.engine;

import raftarium.trace.Event;
import raftarium.trace.EventType;

/**
 * Something that the story tells.
 *
 * @param number the event's number in the trace, from 0; a note's among the notes, from 1
 */
public record StoryItem(long number, Event event) {
    /** The line that leads to where it has just happened; no other event of a branch has it. */
    public String there() {
        return (isNote() ? "goto note " : "goto event ") + number;
    }

    /** Whether it is what somebody said. */
    public boolean isNote() {
        return event.type() == EventType.NOTE;
    }
}
