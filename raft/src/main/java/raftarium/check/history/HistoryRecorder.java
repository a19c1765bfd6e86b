package raftarium.check.history;

import org.jspecify.annotations.Nullable;

import raftarium.sim.ClientEvent;
import raftarium.sim.Event;
import raftarium.sim.Observer;
import raftarium.sim.Violation;

import java.util.ArrayList;
import java.util.List;

/** Keeps the newest {@link #KEPT} operations of clients; finds fault with nothing. */
public final class HistoryRecorder implements Observer {
    /** How many operations are kept. */
    public static final int KEPT = 1 << 16;

    private final OpenOperations open;

    /** The operation of a number is at its remainder by the length, which is a power of two. */
    private @Nullable Operation[] ring;

    private long count;

    /** Nothing has happened yet. */
    public HistoryRecorder() {
        open = new OpenOperations();
        ring = new @Nullable Operation[64];
    }

    private HistoryRecorder(HistoryRecorder other) {
        open = other.open.copy();
        ring = other.ring.clone();
        count = other.count;
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
                grow();
                ring[(int) begun.id() & (ring.length - 1)] = begun.operation();
                count = begun.id() + 1;
            }
        } else if (event instanceof ClientEvent.Returned returned) {
            Numbered ended = open.returned(returned);
            if (ended != null && ended.id() >= count - ring.length) {
                ring[(int) ended.id() & (ring.length - 1)] = ended.operation();
            }
        }
        return null;
    }

    private void grow() {
        if (count < ring.length || ring.length == KEPT) {
            return;
        }
        @Nullable Operation[] larger = new @Nullable Operation[2 * ring.length];
        System.arraycopy(ring, 0, larger, 0, ring.length);
        ring = larger;
    }

    /** How many operations were called so far, those included that aren't kept any more. */
    public long count() {
        return count;
    }

    /** The newest operations in the order of their calls, {@code most} at most. */
    public List<Operation> last(int most) {
        List<Operation> last = new ArrayList<>();
        long first = Math.max(0, count - Math.min(most, ring.length));
        for (long number = first; number < count; number++) {
            Operation operation = ring[(int) number & (ring.length - 1)];
            if (operation != null) {
                last.add(operation);
            }
        }
        return last;
    }
}
