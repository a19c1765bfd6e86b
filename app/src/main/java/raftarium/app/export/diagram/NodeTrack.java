package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What happened to a node.
 *
 * @param spans what it was, one after the other, from when it is there
 * @param marks what happened at a moment
 * @param logs its log where it changed; none where too much did
 * @param commits what it committed as a leader, by its count
 * @param end its log at the end, as runs of entries of one term
 */
record NodeTrack(
        int node,
        List<Span> spans,
        List<Mark> marks,
        List<LogChange> logs,
        List<Commits> commits,
        List<Run> end) {
    /** So many entries of a log are shown where it changes. */
    static final int SHOWN = 4;

    NodeTrack {
        spans = List.copyOf(spans);
        marks = List.copyOf(marks);
        logs = List.copyOf(logs);
        commits = List.copyOf(commits);
        end = List.copyOf(end);
    }

    /** What a node is for a while. */
    enum State {
        DOWN,
        FOLLOWER,
        LEARNER,
        CANDIDATE,
        LEADER,
        /** It leads, and somebody leads in a newer term. */
        STALE
    }

    /** What it is for a while, and in which term. */
    record Span(long fromNanos, long toNanos, State state, long term, boolean paused) {
        boolean isBar() {
            return state == State.LEADER || state == State.STALE || state == State.CANDIDATE;
        }
    }

    /** What happens at a moment; what must be seen first is first. */
    enum Kind {
        CRASHED,
        FAILED,
        STARTS,
        ADDED,
        REMOVED,
        OVERWRITTEN,
        PAUSED,
        RESUMED,
        TERM,
        REFUSED
    }

    /** Something that happened at a moment, in the term that the node has then. */
    record Mark(long atNanos, Kind kind, long term) {}

    /** An entry of a log. */
    record Cell(long index, long term, boolean isCommitted) {}

    /** The last entries of a log where it has changed. */
    record LogChange(long atNanos, List<Cell> cells) {
        LogChange {
            cells = List.copyOf(cells);
        }
    }

    /** Entries that a leader committed by its count, the first and the last. */
    record Commits(long atNanos, long fromIndex, long toIndex, long term) {
        String words() {
            return fromIndex == toIndex ? "" + toIndex : fromIndex + "-" + toIndex;
        }
    }

    /** So many entries of one term, one after the other, some committed or all. */
    record Run(long term, long count, long committed) {}

    /** When it begins. */
    long fromNanos() {
        return spans.isEmpty() ? 0 : spans.get(0).fromNanos();
    }

    /** What it is at the end; null where it never was. */
    @Nullable
    Span last() {
        return spans.isEmpty() ? null : spans.get(spans.size() - 1);
    }
}
