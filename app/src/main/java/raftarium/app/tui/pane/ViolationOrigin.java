package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.paint.CellText;
import raftarium.raft.NodeEvent.VoteGranted;
import raftarium.raft.RaftLog;
import raftarium.sim.NodeView;
import raftarium.trace.Event;
import raftarium.trace.Violation;
import raftarium.trace.words.EventWords;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a property broke, and by whose steps. */
final class ViolationOrigin {
    /** Where nobody has voted twice, so many of the last steps are told. */
    private static final int LAST_STEPS = 2;

    private ViolationOrigin() {}

    /**
     * The index to look at: the first one at which two logs differ that are the same at the index
     * that the violation names, which log matching forbids; else that one.
     */
    static long index(List<NodeView> nodes, Violation violation) {
        long first = violation.index();
        for (int one = 0; one < nodes.size(); one++) {
            for (int other = one + 1; other < nodes.size(); other++) {
                first = firstDiffering(
                        nodes.get(one).status().log(),
                        nodes.get(other).status().log(),
                        violation.index(),
                        first);
            }
        }
        return first;
    }

    /** Both logs' first difference below {@code limit}, which itself is returned without one. */
    private static long firstDiffering(RaftLog one, RaftLog other, long index, long limit) {
        if (!one.holds(index) || !other.holds(index) || !one.at(index).equals(other.at(index))) {
            return limit;
        }
        long place = Math.max(one.firstIndex(), other.firstIndex());
        while (place < limit && one.at(place).equals(other.at(place))) {
            place++;
        }
        return Math.min(place, limit);
    }

    /** Who voted twice in a term, and when; else what happened last, up to where it broke. */
    static List<String> steps(Frame frame, Violation violation) {
        List<Event> before = frame.story().stream()
                .filter(event -> event.atNanos() <= violation.atNanos())
                .toList();
        List<Event> steps = secondVotes(before);
        if (steps.isEmpty()) {
            steps = before.subList(Math.max(0, before.size() - LAST_STEPS), before.size());
        }
        return steps.stream()
                .map(event -> CellText.seconds(event.atNanos()) + "  " + EventWords.of(event))
                .toList();
    }

    private record Ballot(int node, long term) {}

    /** The newest vote of a node for another than it had voted for in that term, and that one. */
    private static List<Event> secondVotes(List<Event> story) {
        Map<Ballot, Event> votes = new HashMap<>();
        List<Event> twice = new ArrayList<>();
        for (Event event : story) {
            VoteGranted granted = event.decided(VoteGranted.class);
            if (granted != null) {
                Event earlier = votes.put(new Ballot(event.node(), granted.term()), event);
                VoteGranted other = earlier == null ? null : earlier.decided(VoteGranted.class);
                if (earlier != null && other != null && other.candidate() != granted.candidate()) {
                    twice = List.of(earlier, event);
                }
            }
        }
        return twice;
    }
}
