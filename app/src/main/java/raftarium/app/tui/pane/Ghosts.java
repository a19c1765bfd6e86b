package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent;
import raftarium.raft.RaftLog;
import raftarium.trace.Event;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Entries that a leader has just overwritten (5.3), by node and index, as the story tells of them:
 * shown for a second of real time, and as long as the clock stands.
 */
final class Ghosts {
    private static final double SHOWN_SECONDS = 1;

    private final NavigableMap<Integer, NavigableMap<Long, Entry>> byNode = new TreeMap<>();

    Ghosts(Frame frame, UiState ui) {
        double speed = frame.speedOr(ui.playedSpeed);
        long since = frame.view().nowNanos() - (long) (SHOWN_SECONDS * speed * 1e9);
        List<Event> story = frame.story();
        int place = story.size() - 1;
        while (place >= 0 && story.get(place).atNanos() >= since) {
            Event event = story.get(place);
            NodeEvent.Truncated truncated = event.decided(NodeEvent.Truncated.class);
            if (truncated != null) {
                add(frame.view().node(event.node()).status().log(), event.node(), truncated);
            }
            place--;
        }
    }

    /** Where there were several, the newest is shown; none where a snapshot stands. */
    private void add(RaftLog log, int node, NodeEvent.Truncated truncated) {
        NavigableMap<Long, Entry> its = byNode.computeIfAbsent(node, any -> new TreeMap<>());
        for (Entry entry : truncated.entries()) {
            if (entry.index() > log.snapshotIndex()) {
                its.putIfAbsent(entry.index(), entry);
            }
        }
    }

    /** Those of a node, by index. */
    SortedMap<Long, Entry> of(int node) {
        return byNode.getOrDefault(node, Collections.emptyNavigableMap());
    }

    /** The highest index that has one; 0 if there is none. */
    long lastIndex() {
        return byNode.values().stream()
                .filter(its -> !its.isEmpty())
                .mapToLong(NavigableMap::lastKey)
                .max()
                .orElse(0);
    }
}
