package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.data.Digest;
import raftarium.data.SharedStretch;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened: the newest events, at most {@link #KEPT} of them and {@link #KEPT_BYTES} in all,
 * how many there were of what, and their digest. The newest one of all is always there.
 */
public final class Trace {
    /**
     * Is told each event when it has come into the trace, so that none is missed, however few are
     * kept. It is no part of what is traced: a copy has none, and it may write to files.
     */
    @FunctionalInterface
    public interface Follower {
        /**
         * An event happened.
         *
         * @param number its number, from 0
         * @param follows what it follows from: a {@link Cause}
         */
        void happened(long number, Event event, long follows);
    }

    /** How many events are kept. */
    public static final int KEPT = 1 << 14;

    /** And how many bytes: what several of them hold together counts for each. */
    public static final long KEPT_BYTES = 16 << 20;

    /** The events, each marked with what it follows from. */
    private final SharedStretch<Event> kept;

    private final EventBytes bytes = new EventBytes();
    private final Digest digest;
    private final EventDigest mixer;
    private long count;

    /** How many bytes all events together had. */
    private long weighed;

    private @Nullable Follower follower;

    /** Nothing has happened yet. */
    public Trace() {
        this(new SharedStretch<>(0), new Digest());
    }

    private Trace(SharedStretch<Event> kept, Digest digest) {
        this.kept = kept;
        this.digest = digest;
        mixer = new EventDigest(digest);
    }

    /**
     * It happened, behind all others.
     *
     * @param follows what it follows from: a {@link Cause}
     * @return its number
     */
    public long add(Event event, long follows) {
        if (count - first() == KEPT) {
            dropFirst();
        }
        int weight = bytes.weigh(event);
        kept.set(count, event, weight, follows);
        weighed += weight;
        count++;
        while (kept.weight() > KEPT_BYTES && count - first() > 1) {
            dropFirst();
        }
        mixer.add(event);
        if (follower != null) {
            follower.happened(count - 1, event, follows);
        }
        return count - 1;
    }

    /** Tells the events that are kept to a follower, and then each as it comes. */
    public void follow(Follower other) {
        for (long number = first(); number < count; number++) {
            other.happened(number, event(number), cause(number));
        }
        follower = other;
    }

    private void dropFirst() {
        kept.dropBelow(first() + 1);
    }

    /** How many events there were. */
    public long count() {
        return count;
    }

    /** How many bytes the events so far had, what several of them hold counted for each. */
    public long weighed() {
        return weighed;
    }

    /** The number of the oldest event kept, from 0. */
    public long first() {
        return kept.first();
    }

    /** The event of that number, from {@link #first} to {@link #count} - 1. */
    public Event event(long number) {
        Event event = kept.get(number);
        if (event == null) {
            throw new IndexOutOfBoundsException(
                    "event " + number + " of " + first() + ".." + (count - 1));
        }
        return event;
    }

    /** What the event of that number follows from: a {@link Cause}. */
    public long cause(long number) {
        event(number);
        return kept.mark(number);
    }

    /** The newest events, {@code most} at most, oldest first. */
    public List<Event> last(int most) {
        List<Event> events = new ArrayList<>();
        for (long number = Math.max(first(), count - most); number < count; number++) {
            events.add(event(number));
        }
        return events;
    }

    /** Those from that number on, oldest first, as far as they are kept. */
    public List<Event> since(long number) {
        return last((int) Math.min(KEPT, count - number));
    }

    /** The hash over all events so far. */
    public long digest() {
        return digest.value();
    }

    /** An independent copy that goes on identically. */
    public Trace copy() {
        Trace copy = new Trace(kept.copy(), digest.copy());
        copy.count = count;
        copy.weighed = weighed;
        return copy;
    }

    /** A copy that has none of the events so far, but goes on counting them. */
    public Trace copyWithoutEvents() {
        Trace copy = new Trace(new SharedStretch<>(count), digest.copy());
        copy.count = count;
        copy.weighed = weighed;
        return copy;
    }
}
