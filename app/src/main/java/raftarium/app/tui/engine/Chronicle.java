package raftarium.app.tui.engine;

import raftarium.app.look.StoryChoice;
import raftarium.raft.NodeEvent;
import raftarium.session.Note;
import raftarium.trace.Event;
import raftarium.trace.EventBytes;
import raftarium.trace.NoteEvent;
import raftarium.trace.Trace;

import java.util.List;

/**
 * What is told of a branch of the session's time, up to where somebody has seen it: of any moment
 * before, what had come until then. It remembers more than the trace of a moment, which may have
 * none of the events that came before it.
 */
final class Chronicle {
    /** So many of the newest events of the story are kept. */
    private static final int KEPT_TOLD = 1024;

    /** And they hold so much at most: values may be large. */
    private static final long KEPT_BYTES = 2 << 20;

    private final Newest<StoryItem> story =
            new Newest<>(KEPT_TOLD, KEPT_BYTES, told -> EventBytes.of(told.event()));

    /** Each as far as was known then. */
    private final Newest<Long> committed = new Newest<>(KEPT_TOLD);

    private final Tape tape;

    /** The number of the event that hasn't been taken in yet. */
    private long next;

    private final StoryChoice choice = new StoryChoice();

    /** What is told of a branch that nothing is known of yet. */
    Chronicle() {
        this(new Tape());
    }

    private Chronicle(Tape tape) {
        this.tape = tape;
    }

    /**
     * The same up to that number, from where the story is read again; the tape keeps what it knows
     * beyond.
     */
    Chronicle again(long before) {
        return until(before, Long.MAX_VALUE, new Chronicle(tape));
    }

    /**
     * The same up to that number and that time, and nothing of what it knows beyond: for what goes
     * on differently from there.
     */
    Chronicle until(long before, long nanos) {
        Chronicle other = until(before, nanos, new Chronicle());
        other.tape.addAll(tape, other.next);
        return other;
    }

    private Chronicle until(long before, long nanos, Chronicle other) {
        long later = story.first(told -> told.event().atNanos() > nanos);
        long shared = Math.min(Math.min(before, next), Math.min(later, tape.after(nanos)));
        other.story.addAll(story, shared);
        other.committed.addAll(committed, shared);
        other.next = shared;
        other.story.before(shared, KEPT_TOLD).forEach(told -> other.choice.knows(told.event()));
        return other;
    }

    /** From this number on, all that is told is kept. */
    long begin() {
        return story.begin();
    }

    /** Takes in what the trace has more of; of what it has lost, nothing is told. */
    void take(Trace trace) {
        for (long number = Math.max(next, trace.first()); number < trace.count(); number++) {
            take(number, trace.event(number));
        }
        next = Math.max(next, trace.count());
    }

    /** The newest events of the story before that number. */
    List<StoryItem> story(long before, int most) {
        return story.before(before, most);
    }

    /** The same with what was noted meanwhile, each where it was said. */
    List<StoryItem> story(long before, int most, List<Note> notes) {
        List<StoryItem> told = story.before(before, most);
        int events = told.size();
        long all = story.countBefore(before);
        for (int last = notes.size() - 1; last >= 0; last--) {
            Note note = notes.get(last);
            long place = events - (all - story.countBefore(note.event()));
            if (place < 0) {
                break;
            }
            NoteEvent said = new NoteEvent(note.position().nanos(), note.text());
            told.add((int) place, new StoryItem(note.number(), said));
        }
        return told.subList(Math.max(0, told.size() - most), told.size());
    }

    /** How many there were in all before that number. */
    long storyCount(long before) {
        return story.countBefore(before);
    }

    /** The highest index that was known to be committed. */
    long committed(long before) {
        List<Long> last = committed.before(before, 1);
        return last.isEmpty() ? 0 : last.get(0);
    }

    /** What the time line is marked with. */
    Tape tape() {
        return tape;
    }

    private void take(long number, Event event) {
        tape.take(number, event);
        NodeEvent.Committed newer = event.decided(NodeEvent.Committed.class);
        if (newer != null && newer.index() > committed(number)) {
            committed.add(number, newer.index());
        }
        if (choice.takes(event)) {
            story.add(number, new StoryItem(number, event));
        }
    }
}
