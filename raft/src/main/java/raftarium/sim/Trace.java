package raftarium.sim;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened: the newest {@link #KEPT} events, how many there were of what, and their digest.
 */
public final class Trace {
    /** How many events are kept. */
    public static final int KEPT = 1 << 14;

    private final @Nullable Event[] ring;
    private final Digest digest;
    private long count;

    Trace() {
        this(new @Nullable Event[KEPT], new Digest(), 0);
    }

    private Trace(@Nullable Event[] ring, Digest digest, long count) {
        this.ring = ring;
        this.digest = digest;
        this.count = count;
    }

    void add(Event event) {
        ring[(int) count & (KEPT - 1)] = event;
        count++;
        digest.add(event.atNanos());
        digest.add(event.type().ordinal());
        event.mix(digest);
    }

    /** How many events there were. */
    public long count() {
        return count;
    }

    /** The number of the oldest event kept, from 0. */
    public long first() {
        return Math.max(0, count - KEPT);
    }

    /** The event of that number, from {@link #first} to {@link #count} - 1. */
    public Event event(long number) {
        Event event = number < first() || number >= count ? null : ring[(int) number & (KEPT - 1)];
        if (event == null) {
            throw new IndexOutOfBoundsException(
                    "event " + number + " of " + first() + ".." + (count - 1));
        }
        return event;
    }

    /** The newest events, {@code most} at most, oldest first. */
    public List<Event> last(int most) {
        List<Event> events = new ArrayList<>();
        for (long number = Math.max(first(), count - most); number < count; number++) {
            events.add(event(number));
        }
        return events;
    }

    /** The hash over all events so far. */
    public long digest() {
        return digest.value();
    }

    Trace copy() {
        return new Trace(ring.clone(), digest.copy(), count);
    }
}
