package raftarium.app.export.diagram;

import java.util.List;
import java.util.Optional;

/**
 * The facts that a diagram shows, without any place: all times are virtual nanoseconds. It is
 * bounded however long the session was: what comes in rounds is counted.
 *
 * @param heading what stands above it
 * @param fromNanos where it begins
 * @param toNanos where it ends
 * @param lanes of each node, by id; nothing of one that isn't shown
 * @param shown the nodes that have a lane, by id
 * @param arrows messages between nodes that are drawn, by sending
 * @param walls partitions, by their beginning
 * @param cuts links that were cut, by their beginning
 * @param calls what single clients asked, by their beginning
 * @param load what clients asked that ask on and on
 * @param captions what was said, one a moment, by time
 * @param broken the property that was broken first, if one was
 * @param rounds the rounds of heartbeats that aren't drawn
 * @param isDense whether so much happened that what is ordinary is left out
 * @param omitted how many arrows beyond the most that are kept there were
 */
record Chart(
        Heading heading,
        long fromNanos,
        long toNanos,
        List<NodeTrack> lanes,
        List<Integer> shown,
        List<Arrow> arrows,
        List<WallSpan> walls,
        List<CutSpan> cuts,
        List<ClientCall> calls,
        LoadTicks load,
        List<Caption> captions,
        Optional<Broken> broken,
        Rounds rounds,
        boolean isDense,
        long omitted) {
    Chart {
        lanes = List.copyOf(lanes);
        shown = List.copyOf(shown);
        arrows = List.copyOf(arrows);
        walls = List.copyOf(walls);
        cuts = List.copyOf(cuts);
        calls = List.copyOf(calls);
        captions = List.copyOf(captions);
    }

    /**
     * What stands above a diagram.
     *
     * @param title what it shows
     * @param seed what chance hung on
     * @param modified what isn't Raft in it: {@code without ...}; empty if all is
     */
    record Heading(String title, long seed, String modified) {}

    /**
     * A partition for a while.
     *
     * @param sides the nodes of each side, by their least
     */
    record WallSpan(long fromNanos, long toNanos, List<List<Integer>> sides) {
        WallSpan {
            sides = sides.stream().map(List::copyOf).toList();
        }

        /** Whether two nodes are on different sides. */
        boolean parts(int one, int other) {
            return sides.stream().anyMatch(side -> side.contains(one) != side.contains(other));
        }
    }

    /**
     * What a client asked.
     *
     * @param returnNanos when it was answered; the end of time if it wasn't
     * @param node where it became an entry; 0 if it didn't
     * @param entryNanos when it did
     * @param answer what it was told; empty while it waits
     * @param isSure whether it was told what became of it
     */
    record ClientCall(
            String client,
            String text,
            long callNanos,
            long returnNanos,
            int node,
            long entryNanos,
            String answer,
            boolean isSure) {
        /** The same where it isn't shown what entry it became. */
        ClientCall withoutEntry() {
            return new ClientCall(client, text, callNanos, returnNanos, 0, 0, answer, isSure);
        }

        /** In a line. */
        String words() {
            return client + " " + text + (answer.isEmpty() ? "" : " \u2192 " + answer);
        }
    }

    /**
     * What clients asked that ask on and on.
     *
     * @param clients their names, first and last
     * @param ticks when, some of it if there was much
     */
    record LoadTicks(String clients, long asked, long ok, List<Long> ticks) {
        static final LoadTicks NONE = new LoadTicks("", 0, 0, List.of());

        LoadTicks {
            ticks = List.copyOf(ticks);
        }

        boolean isAny() {
            return asked > 0;
        }

        /** In a line. */
        String words() {
            return clients + ": " + asked + " asked, " + ok + " ok";
        }
    }

    /** What was said at a moment, all of it in one. */
    record Caption(int number, long atNanos, String text) {}

    /** A property that was broken. */
    record Broken(long atNanos, String property, String detail) {}

    /** The median time from sending to arrival of what is drawn, in nanoseconds. */
    long medianDelayNanos() {
        long[] delays = arrows.stream()
                .filter(arrow -> arrow.fate() == Arrow.Fate.ARRIVED && !arrow.isHeld())
                .mapToLong(arrow -> arrow.endNanos() - arrow.sentNanos())
                .sorted()
                .toArray();
        return delays.length == 0 ? 1_000_000 : Math.max(1, delays[delays.length / 2]);
    }

    /** How many nodes there are. */
    int nodes() {
        return lanes.size();
    }
}
