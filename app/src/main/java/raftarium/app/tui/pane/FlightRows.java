package raftarium.app.tui.pane;

import org.jspecify.annotations.Nullable;

import raftarium.app.tui.engine.Snapshot;
import raftarium.raft.Message;
import raftarium.sim.Body;
import raftarium.sim.MessageEvent;
import raftarium.sim.Packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

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
     */
    public record Shown(Packet packet, @Nullable MessageEvent end, boolean copy) {
        boolean isHeartbeat() {
            Message message = packet.message();
            return message instanceof Message.AppendEntries request
                            && request.entries().isEmpty()
                    || message instanceof Message.AppendEntriesReply reply && reply.success();
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
            boolean lost = end instanceof MessageEvent.Lost;
            return (end == null ? 4 : lost ? 2 : 0) + (isHeartbeat() && !copy ? 0 : 1);
        }
    }

    private @Nullable Shown[] rows = new @Nullable Shown[0];
    private long session;
    private long moves;
    private long landedCount;

    /** The id of the one that is selected; 0: none. */
    private long selected;

    /**
     * What to show in so many rows; null is an empty row.
     *
     * @param chosen the id of the message that is selected; 0 for none
     */
    public List<@Nullable Shown> fill(Snapshot snapshot, int count, long chosen) {
        selected = chosen;
        rows = session == snapshot.session()
                ? Arrays.copyOf(rows, count)
                : new @Nullable Shown[count];
        session = snapshot.session();
        if (moves != snapshot.place().moves()) {
            moves = snapshot.place().moves();
            landedCount = 0;
            forgetEnds();
        }
        Set<Long> placed = new HashSet<>();
        for (int row = 0; row < count; row++) {
            rows[row] = rows[row] == null ? null : now(rows[row], snapshot);
            if (rows[row] != null) {
                placed.add(rows[row].packet().id());
            }
        }
        for (Shown candidate : candidates(snapshot)) {
            if (placed.add(candidate.packet().id())) {
                place(candidate);
            }
        }
        landedCount = snapshot.landedCount();
        return Arrays.asList(rows.clone());
    }

    /** Somewhere else in time a message keeps its row, but may have no end yet. */
    private void forgetEnds() {
        for (int row = 0; row < rows.length; row++) {
            Shown there = rows[row];
            rows[row] = there == null ? null : new Shown(there.packet(), null, there.copy());
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

    private @Nullable Shown now(Shown before, Snapshot snapshot) {
        if (before.end() != null) {
            return stays(before.end(), snapshot) ? before : null;
        }
        for (Packet packet : snapshot.view().inFlight()) {
            if (packet.id() == before.packet().id()) {
                return new Shown(packet, null, before.copy());
            }
        }
        for (MessageEvent end : snapshot.landed()) {
            if (end.packet().id() == before.packet().id()) {
                return stays(end, snapshot) ? new Shown(end.packet(), end, before.copy()) : null;
            }
        }
        return null;
    }

    private boolean stays(MessageEvent end, Snapshot snapshot) {
        return end.packet().id() == selected || isFresh(end, snapshot);
    }

    /** With the clock stopped, only what ended at this very moment. */
    private static boolean isFresh(MessageEvent end, Snapshot snapshot) {
        double shown = snapshot.speed() <= 0 ? 0 : SHOWN_NANOS * Math.min(1, snapshot.speed());
        return snapshot.view().nowNanos() - end.atNanos() <= shown;
    }

    /** Those of the highest rank first. */
    private List<Shown> candidates(Snapshot snapshot) {
        List<List<Shown>> ranks = new ArrayList<>();
        while (ranks.size() < RANKS) {
            ranks.add(new ArrayList<>());
        }
        // By id, and duplicates carry the same.
        Set<Body> carried = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Packet packet : snapshot.view().inFlight()) {
            Shown candidate = new Shown(packet, null, !carried.add(packet.body()));
            ranks.get(candidate.rank()).add(candidate);
        }
        List<MessageEvent> landed = snapshot.landed();
        int known = (int) Math.max(0, landed.size() - (snapshot.landedCount() - landedCount));
        for (MessageEvent end : landed.subList(known, landed.size())) {
            if (isFresh(end, snapshot)) {
                Shown candidate = new Shown(end.packet(), end, false);
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
