package raftarium.app.tui.ring;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.Place;

import java.util.List;

/**
 * When cards slide: for a moment of real time after a deed has parted the cluster, or has joined
 * it. Whoever moves in time sees at once how it was there. What changes again before they have come
 * is shown at once, too: at a high speed they would never stand. Of the screen's thread.
 */
public final class Slides {
    /** So long they take, in real time. */
    public static final long NANOS = 300_000_000;

    /** What was seen last. */
    private record Seen(
            long session, long moves, boolean isPast, int branch, List<List<Integer>> sides) {
        static Seen of(Frame frame) {
            Place place = frame.place();
            return new Seen(
                    frame.session(),
                    place.moves(),
                    place.isPast(),
                    place.branch(),
                    frame.view().sides());
        }

        /** Whether that is how it went on from there. */
        boolean leadsTo(Seen later) {
            return session == later.session && moves == later.moves;
        }

        /** Whether what has changed since was done then, and isn't what had been done before. */
        boolean isBeforeDeed(Seen later) {
            return !later.isPast && (!isPast || branch != later.branch);
        }
    }

    private @Nullable Seen last;
    private List<List<Integer>> before = List.of();

    /** When it changed, while they slide. */
    private @Nullable Long sinceNanos;

    /** Sees how it is now, at that real time. */
    public void see(Frame frame, long realNanos) {
        Seen now = Seen.of(frame);
        Seen was = last;
        last = now;
        boolean slides = !at(realNanos).isOver();
        if (was == null || !was.leadsTo(now)) {
            sinceNanos = null;
        } else if (!was.sides.equals(now.sides)) {
            before = was.sides;
            sinceNanos = was.isBeforeDeed(now) && !slides ? realNanos : null;
        }
    }

    /** How far they are at that real time: they begin and end softly. */
    public Slide at(long realNanos) {
        Long since = sinceNanos;
        if (since == null || realNanos - since >= NANOS) {
            return Slide.NONE;
        }
        double passed = (double) (realNanos - since) / NANOS;
        return new Slide(before, passed * passed * (3 - 2 * passed));
    }
}
