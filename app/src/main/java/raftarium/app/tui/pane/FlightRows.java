package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.ring.MessageFilter;
import raftarium.app.tui.ring.MessageSign;
import raftarium.trace.Body;
import raftarium.trace.MessageEvent;
import raftarium.trace.Packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which message is in which row. A row keeps its message until that has arrived, and a while
 * longer, so that it can be read; then a heartbeat gives way to anything else, and at once to a
 * copy. One that is selected stays until another is. Hence it remembers the last picture.
 */
public final class FlightRows {
    /** How long a message that has arrived is still shown, in real time at the speed of play. */
    private static final long SHOWN_NANOS = 700_000_000;

    /** More heartbeats that have arrived, or that were lost, would only be unrest. */
    private static final int MAX_ENDED_HEARTBEATS = 2;

    private static final int RANKS = 6;

    /**
     * A message in a row.
     *
     * @param end how it ended, or null while it is on its way
     * @param copy whether it is the duplicate of one that was on its way with it
     * @param kind what it was when it was first seen
     */
    public record Shown(Packet packet, @Nullable MessageEvent end, boolean copy, MessageSign kind) {
        boolean isHeartbeat() {
            return kind.isBeat();
        }

        Shown at(Packet newer, @Nullable MessageEvent newEnd) {
            return new Shown(newer, newEnd, copy, kind);
        }

        private boolean isEndedHeartbeat() {
            return end != null && isHeartbeat();
        }

        private boolean endedLike(Shown other) {
            return isEndedHeartbeat()
                    && other.isEndedHeartbeat()
                    && end instanceof MessageEvent.Lost == other.end instanceof MessageEvent.Lost;
        }

        private int rank() {
            boolean isNews = !isHeartbeat() || copy;
            if (end == null) {
                return isNews ? 5 : 3;
            } else if (end instanceof MessageEvent.Lost) {
                return isNews ? 4 : 2;
            }
            return isNews ? 1 : 0;
        }
    }

    private List<Heartbeats> folded = List.of();

    /** What is seen to fly in this picture: all of it, by id, and what is wanted of it. */
    private Map<Long, Packet> airborne = Map.of();

    private List<Packet> flying = List.of();

    /** Heartbeats are told as one until then, once there is no room for all that flies. */
    private long foldsUntilNanos = Long.MIN_VALUE;

    private MessageFilter wanted = MessageFilter.ALL;
    private double playedSpeed;
    private @Nullable Shown[] rows = new @Nullable Shown[0];
    private long session;
    private long moves;
    private long landedCount;

    /** The id of the one that is selected; 0: none. */
    private long selected;

    /**
     * Which messages are shown from now on.
     *
     * @param speed at which it was played last, for when the clock stands
     */
    public void watch(MessageFilter which, double speed) {
        wanted = which;
        playedSpeed = speed;
    }

    /** How many of those that are wanted are seen to fly. */
    int flyingCount() {
        return flying.size();
    }

    /** The heartbeats that are told as one, a leader a row, the last rows of all. */
    public List<Heartbeats> folded() {
        return folded;
    }

    /**
     * What to show in so many rows; null is an empty row, or one in which heartbeats are told.
     *
     * @param chosen the id of the message that is selected; 0 for none
     */
    public List<@Nullable Shown> fill(Frame frame, int count, long chosen) {
        selected = chosen;
        if (session != frame.session()) {
            rows = new @Nullable Shown[0];
            foldsUntilNanos = Long.MIN_VALUE;
        }
        session = frame.session();
        if (moves != frame.place().moves()) {
            moves = frame.place().moves();
            landedCount = 0;
            foldsUntilNanos = Long.MIN_VALUE;
            forgetEnds();
        }
        List<Packet> all = MessagesInFlight.of(frame);
        airborne =
                all.stream().collect(Collectors.toMap(Packet::id, one -> one, (one, more) -> one));
        flying = all.stream()
                .filter(one -> wanted.takes(one, MessageSign.of(one, frame.view())))
                .toList();
        folded = fold(frame, count);
        fillOwn(frame, Math.max(0, count - folded.size()));
        landedCount = frame.landedCount();
        return Arrays.asList(Arrays.copyOf(rows, count));
    }

    /** Messages keep their rows; then those below and new ones take what is free. */
    private void fillOwn(Frame frame, int own) {
        @Nullable Shown[] cut = Arrays.copyOfRange(rows, Math.min(own, rows.length), rows.length);
        rows = Arrays.copyOf(rows, own);
        Set<Long> placed = new HashSet<>();
        for (int row = 0; row < rows.length; row++) {
            rows[row] = rows[row] == null ? null : now(rows[row], frame);
            if (rows[row] != null && !isShown(rows[row])) {
                rows[row] = null;
            }
            if (rows[row] != null) {
                placed.add(rows[row].packet().id());
            }
        }
        for (Shown below : cut) {
            Shown candidate = below == null ? null : now(below, frame);
            if (candidate != null
                    && isShown(candidate)
                    && placed.add(candidate.packet().id())) {
                place(candidate);
            }
        }
        for (Shown candidate : candidates(frame)) {
            if (isShown(candidate) && placed.add(candidate.packet().id())) {
                place(candidate);
            }
        }
    }

    private boolean isShown(Shown one) {
        boolean isLost = one.end() instanceof MessageEvent.Lost;
        boolean isTold = !folded.isEmpty() && !isLost && Heartbeats.isOne(one.packet(), one.kind());
        return one.packet().id() == selected || !isTold && wanted.takes(one.packet(), one.kind());
    }

    /** The heartbeats that there is no room for, and for calm, for a while after that. */
    private List<Heartbeats> fold(Frame frame, int count) {
        long now = frame.view().nowNanos();
        if (flying.size() + lostNews(frame) > count) {
            foldsUntilNanos = now + (long) shownNanos(frame.speed());
        } else if (now >= foldsUntilNanos) {
            return List.of();
        }
        return Heartbeats.of(flying, frame.view(), selected).stream()
                .limit(Math.max(0, count - 1))
                .toList();
    }

    /** How many messages were seen to be lost that are no heartbeats. */
    private int lostNews(Frame frame) {
        int count = 0;
        for (MessageEvent end : frame.landed()) {
            boolean isSeen = end instanceof MessageEvent.Lost
                    && isFresh(end, frame)
                    && !MessagesInFlight.isYetToBeLost(end, frame.view().nowNanos());
            if (isSeen) {
                MessageSign kind = MessageSign.of(end.packet(), frame.view());
                count += !kind.isBeat() && wanted.takes(end.packet(), kind) ? 1 : 0;
            }
        }
        return count;
    }

    /** Somewhere else in time a message keeps its row, but may have no end yet. */
    private void forgetEnds() {
        for (int row = 0; row < rows.length; row++) {
            Shown there = rows[row];
            rows[row] = there == null ? null : there.at(there.packet(), null);
        }
    }

    /** The id of the message in that row, from 0; 0 if there is none. */
    public long at(int row) {
        Shown there = row < rows.length ? rows[row] : null;
        return there == null ? 0 : there.packet().id();
    }

    /** That message as it is shown; null if it isn't. */
    public @Nullable Shown of(long id) {
        for (Shown row : rows) {
            if (row != null && row.packet().id() == id) {
                return row;
            }
        }
        return null;
    }

    /** The messages that are shown, from the top, by their ids. */
    public List<Long> shown() {
        List<Long> ids = new ArrayList<>();
        for (Shown row : rows) {
            if (row != null) {
                ids.add(row.packet().id());
            }
        }
        return ids;
    }

    private @Nullable Shown now(Shown before, Frame frame) {
        if (before.end() != null) {
            return stays(before.end(), frame) ? before : null;
        }
        Packet packet = airborne.get(before.packet().id());
        if (packet != null) {
            return before.at(packet, null);
        }
        for (MessageEvent end : frame.landed()) {
            if (end.packet().id() == before.packet().id()) {
                return stays(end, frame) ? before.at(end.packet(), end) : null;
            }
        }
        return null;
    }

    private boolean stays(MessageEvent end, Frame frame) {
        return end.packet().id() == selected || isFresh(end, frame);
    }

    /** With the clock stopped, what arrived at this very moment, and what was seen to be lost. */
    private boolean isFresh(MessageEvent end, Frame frame) {
        long now = frame.view().nowNanos();
        if (end instanceof MessageEvent.Lost lost) {
            double speed = frame.speedOr(playedSpeed);
            return now - MessagesInFlight.loss(lost).atNanos() <= shownNanos(speed);
        }
        return now - end.atNanos() <= shownNanos(frame.speed());
    }

    private static double shownNanos(double speed) {
        return SHOWN_NANOS * Math.max(0, Math.min(1, speed));
    }

    /** Those of the highest rank first. */
    private List<Shown> candidates(Frame frame) {
        List<List<Shown>> ranks = new ArrayList<>();
        while (ranks.size() < RANKS) {
            ranks.add(new ArrayList<>());
        }
        // By id, and duplicates carry the same.
        Set<Body> carried = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Packet packet : flying) {
            Shown candidate = new Shown(
                    packet,
                    null,
                    !carried.add(packet.body()),
                    MessageSign.of(packet, frame.view()));
            ranks.get(candidate.rank()).add(candidate);
        }
        long now = frame.view().nowNanos();
        List<MessageEvent> landed = frame.landed();
        int known = (int) Math.max(0, landed.size() - (frame.landedCount() - landedCount));
        for (MessageEvent end : landed.subList(known, landed.size())) {
            if (isFresh(end, frame) && !MessagesInFlight.isYetToBeLost(end, now)) {
                Shown candidate = new Shown(
                        end.packet(), end, false, MessageSign.of(end.packet(), frame.view()));
                ranks.get(candidate.rank()).add(candidate);
            }
        }
        List<Shown> candidates = new ArrayList<>();
        for (int rank = RANKS - 1; rank >= 0; rank--) {
            candidates.addAll(ranks.get(rank));
        }
        return candidates;
    }

    private void place(Shown candidate) {
        if (candidate.isEndedHeartbeat() && endedLike(candidate) >= MAX_ENDED_HEARTBEATS) {
            return;
        }
        int best = -1;
        int bestRank = candidate.rank();
        for (int row = 0; row < rows.length; row++) {
            Shown there = rows[row];
            int rank = there == null ? -1 : rank(there);
            if (rank < bestRank) {
                best = row;
                bestRank = rank;
            }
        }
        if (best >= 0) {
            rows[best] = candidate;
        }
    }

    private int rank(Shown there) {
        return there.packet().id() == selected ? RANKS : there.rank();
    }

    private int endedLike(Shown candidate) {
        int count = 0;
        for (Shown row : rows) {
            count += row != null && row.endedLike(candidate) ? 1 : 0;
        }
        return count;
    }
}
