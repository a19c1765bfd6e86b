package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.data.SharedStretch;
import raftarium.trace.ClientEvent;
import raftarium.trace.Event;
import raftarium.trace.Observer;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the newest operations of clients, at most {@link #KEPT} of them and {@link
 * #KEPT_CHARACTERS} in their texts; finds fault with nothing.
 *
 * <p>Much happens at one virtual nanosecond, and a reader of a history knows only times. So each
 * call and each return has a nanosecond of its own, in the order in which they happened: that of
 * the event, or the next one after the one before it.
 */
public final class HistoryRecorder implements Observer {
    /** How many operations are kept. */
    public static final int KEPT = 1 << 16;

    /** And how many characters in keys, values and results. */
    public static final long KEPT_CHARACTERS = 8 << 20;

    private final OpenOperations open;

    private final SharedStretch<Operation> kept;
    private long count;
    private long lastNanos = -1;

    /** Nothing has happened yet. */
    public HistoryRecorder() {
        open = new OpenOperations();
        kept = new SharedStretch<>(0);
    }

    private HistoryRecorder(HistoryRecorder other) {
        open = other.open.copy();
        kept = other.kept.copy();
        count = other.count;
        lastNanos = other.lastNanos;
    }

    @Override
    public Observer copy() {
        return new HistoryRecorder(this);
    }

    @Override
    public @Nullable Violation observe(Event event) {
        if (event instanceof ClientEvent.Called called) {
            Numbered begun = open.called(called);
            if (begun != null) {
                count = begun.id() + 1;
                keep(begun.id(), begun.operation().at(next(event), Operation.NEVER));
            }
        } else if (event instanceof ClientEvent.Returned returned) {
            Numbered ended = open.returned(returned);
            if (ended != null) {
                end(ended, event);
            }
        }
        return null;
    }

    private void end(Numbered ended, Event event) {
        Operation begun = kept.get(ended.id());
        Operation operation = ended.operation();
        if (begun != null) {
            boolean goesOn = operation.returnNanos() == Operation.NEVER;
            keep(
                    ended.id(),
                    operation.at(begun.callNanos(), goesOn ? Operation.NEVER : next(event)));
        }
    }

    private long next(Event event) {
        lastNanos = Math.max(event.atNanos(), lastNanos + 1);
        return lastNanos;
    }

    /** In the place of what it was when it began; the oldest ones make room. */
    private void keep(long number, Operation operation) {
        kept.set(number, operation, length(operation));
        while (count - kept.first() > KEPT
                || kept.weight() > KEPT_CHARACTERS && kept.first() < count - 1) {
            kept.dropBelow(kept.first() + 1);
        }
    }

    private static int length(Operation operation) {
        String result = operation.result();
        return operation.key().length()
                + operation.value().length()
                + operation.expected().length()
                + (result == null ? 0 : result.length());
    }

    /** How many operations were called so far, those included that aren't kept any more. */
    public long count() {
        return count;
    }

    /** The newest operations in the order of their calls, {@code most} at most. */
    public List<Operation> last(int most) {
        List<Operation> last = new ArrayList<>();
        for (long number = Math.max(kept.first(), count - most); number < count; number++) {
            Operation operation = kept.get(number);
            if (operation != null) {
                last.add(operation);
            }
        }
        return last;
    }
}
