package raftarium.app.tui.pane;

import raftarium.app.tui.engine.Frame;
import raftarium.app.tui.engine.MarkKind;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time in which a node leads.
 *
 * @param stale whether another one leads meanwhile, in a newer term
 */
record Leadership(int node, long term, long fromNanos, long toNanos, boolean stale) {
    /** All of them that marks tell of; who leads where they end does so until {@code endNanos}. */
    static List<Leadership> of(List<Frame.Mark> marks, long endNanos) {
        List<Leadership> leads = new ArrayList<>();
        for (int place = 0; place < marks.size(); place++) {
            Frame.Mark mark = marks.get(place);
            if (mark.kind() == MarkKind.LEADS) {
                long end = end(marks, place, endNanos);
                long newer = Math.max(mark.atNanos(), newer(marks, place, end));
                leads.add(new Leadership(mark.node(), mark.term(), mark.atNanos(), newer, false));
                if (newer < end) {
                    leads.add(new Leadership(mark.node(), mark.term(), newer, end, true));
                }
            }
        }
        return leads;
    }

    /** Who leads, and in which term: {@code n3 T2}. */
    String name() {
        return "n" + node + " T" + term;
    }

    private static long end(List<Frame.Mark> marks, int place, long endNanos) {
        for (Frame.Mark later : marks.subList(place + 1, marks.size())) {
            boolean its = later.node() == marks.get(place).node();
            if (its && (later.kind() == MarkKind.LEADS || later.kind() == MarkKind.ENDS)) {
                return later.atNanos();
            }
        }
        return endNanos;
    }

    /** When somebody came to lead in a newer term. */
    private static long newer(List<Frame.Mark> marks, int place, long endNanos) {
        long newest = endNanos;
        for (Frame.Mark other : marks) {
            if (other.kind() == MarkKind.LEADS
                    && other.term() > marks.get(place).term()) {
                newest = Math.min(newest, other.atNanos());
            }
        }
        return newest;
    }
}
