package raftarium.trace;

/**
 * What somebody said to those who watch, at a moment. It is told among the events of a story and is
 * in no trace: what is said changes nothing.
 */
public record NoteEvent(long atNanos, String text) implements Event {
    @Override
    public EventType type() {
        return EventType.NOTE;
    }

    @Override
    public int node() {
        return 0;
    }

    @Override
    public <R> R read(Reader<R> reader) {
        return reader.note(this);
    }
}
