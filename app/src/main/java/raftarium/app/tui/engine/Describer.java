package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.machine.MachineType;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent;
import raftarium.raft.RaftLog;
import raftarium.sim.Simulation;
import raftarium.trace.words.EntryWords;

import java.util.ArrayList;
import java.util.List;

/** Puts the newest entries of each log into words, and those that were overwritten last. */
final class Describer {
    /** So many of the newest entries of each log are described, and so many of all together. */
    private static final int DESCRIBED = 256;

    private static final int DESCRIBED_IN_ALL = 2400;

    /** So many entries at most that were overwritten. */
    private static final int OVERWRITTEN = 256;

    private Descriptions descriptions = new Descriptions();

    /** The newest entry of each log when those were made: what overwrites ends a log, too. */
    private List<@Nullable Object> described = List.of();

    /** Anew only where a log has changed, which most pictures don't see. */
    Descriptions describe(Simulation simulation, List<StoryItem> story) {
        List<@Nullable Object> newest = new ArrayList<>();
        for (int id = 1; id <= simulation.nodes(); id++) {
            RaftLog log = simulation.host(id).status().log();
            newest.add(log.holds(log.lastIndex()) ? log.at(log.lastIndex()) : null);
        }
        if (!isSame(newest, described)) {
            described = newest;
            descriptions = all(simulation, story);
        }
        return descriptions;
    }

    /** Two entries that are equal may be of two logs: after a start from the disk, for one. */
    private static boolean isSame(List<@Nullable Object> newest, List<@Nullable Object> before) {
        boolean same = newest.size() == before.size();
        for (int place = 0; same && place < newest.size(); place++) {
            same = newest.get(place) == before.get(place);
        }
        return same;
    }

    private Descriptions all(Simulation simulation, List<StoryItem> story) {
        Descriptions now = new Descriptions();
        for (int id = 1; id <= simulation.nodes(); id++) {
            add(
                    now,
                    simulation.config().machine(),
                    newest(simulation.host(id).status().log(), simulation.nodes()));
        }
        int left = OVERWRITTEN;
        for (int place = story.size() - 1; place >= 0 && left > 0; place--) {
            NodeEvent.Truncated truncated =
                    story.get(place).event().decided(NodeEvent.Truncated.class);
            if (truncated != null) {
                List<Entry> gone = truncated.entries();
                List<Entry> first = gone.subList(0, Math.min(left, gone.size()));
                add(now, simulation.config().machine(), first);
                left -= first.size();
            }
        }
        return now;
    }

    private void add(Descriptions now, MachineType machine, List<Entry> entries) {
        for (Entry entry : entries) {
            now.add(entry, descriptions, one -> EntryWords.of(one, machine));
        }
    }

    private static List<Entry> newest(RaftLog log, int nodes) {
        List<Entry> newest = new ArrayList<>();
        int most = Math.min(DESCRIBED, DESCRIBED_IN_ALL / nodes);
        long first = Math.max(log.firstIndex(), log.lastIndex() - most + 1);
        for (long index = first; index <= log.lastIndex(); index++) {
            newest.add(log.at(index));
        }
        return newest;
    }
}
