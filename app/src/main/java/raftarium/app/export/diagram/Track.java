package raftarium.app.export.diagram;

import org.jspecify.annotations.Nullable;

import raftarium.app.export.diagram.NodeTrack.Cell;
import raftarium.app.export.diagram.NodeTrack.Commits;
import raftarium.app.export.diagram.NodeTrack.Kind;
import raftarium.app.export.diagram.NodeTrack.LogChange;
import raftarium.app.export.diagram.NodeTrack.Mark;
import raftarium.app.export.diagram.NodeTrack.Run;
import raftarium.app.export.diagram.NodeTrack.Span;
import raftarium.app.export.diagram.NodeTrack.State;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.trace.HostEvent;
import raftarium.trace.LogTerms;
import raftarium.trace.NodeState;

import java.util.ArrayList;
import java.util.List;

/** What is known of a node so far. */
final class Track {
    /** So many changes of a log are kept; where there are more, none is drawn. */
    private static final int MOST_CHANGES = 300;

    /** So many commits are kept; then each two of them become one. */
    private static final int MOST_COMMITS = 1_024;

    private static final int MOST_SPANS = 4_000;
    private static final int MOST_MARKS = 2_000;

    private final int node;
    private final List<Span> spans = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<LogChange> logs = new ArrayList<>();
    private final List<Commits> commits = new ArrayList<>();
    private final LogTerms log = new LogTerms();
    private long commitIndex;
    private boolean full;

    private long since = -1;
    private State state = State.DOWN;
    private long term;
    private boolean paused;

    Track(int node) {
        this.node = node;
    }

    boolean isFull() {
        return full;
    }

    void mark(long atNanos, Kind kind) {
        if (marks.size() < MOST_MARKS) {
            marks.add(new Mark(atNanos, kind, term));
        }
    }

    /** It has a newer term. */
    void term(long atNanos, long other) {
        if (other > term && marks.size() < MOST_MARKS) {
            marks.add(new Mark(atNanos, Kind.TERM, other));
        }
    }

    /** So it is from then on; null: it is there, and never ran. */
    void is(long atNanos, @Nullable NodeState now, boolean learns) {
        State other = state(now, learns);
        long otherTerm = now == null ? 0 : now.term();
        boolean otherPaused = now != null && now.isUp() && now.isPaused();
        if (since >= 0 && other == state && otherTerm == term && otherPaused == paused) {
            return;
        }
        end(atNanos);
        since = atNanos;
        state = other;
        term = otherTerm;
        paused = otherPaused;
    }

    private static State state(@Nullable NodeState now, boolean learns) {
        if (now == null || !now.isUp()) {
            return State.DOWN;
        }
        return switch (now.role()) {
            case LEADER -> State.LEADER;
            case CANDIDATE -> State.CANDIDATE;
            case FOLLOWER -> learns ? State.LEARNER : State.FOLLOWER;
        };
    }

    private void end(long atNanos) {
        if (since >= 0 && atNanos > since && spans.size() < MOST_SPANS) {
            spans.add(new Span(since, atNanos, state, term, paused));
        }
    }

    // Its log.

    void starts(HostEvent.Started event) {
        log.beginAnew(event.snapshotIndex(), event.snapshotTerm());
        event.log().forEach(entry -> log.append(entry.term()));
        commitIndex = event.snapshotIndex();
        if (log.last() > 0) {
            changed(event.atNanos());
        }
    }

    void appended(long atNanos, Appended event) {
        for (Entry entry : event.entries()) {
            log.append(entry.term());
        }
        changed(atNanos);
    }

    void truncated(long atNanos, long fromIndex) {
        log.truncateFrom(fromIndex);
        changed(atNanos);
    }

    void installed(long atNanos, SnapshotInstalled event) {
        log.beginAfter(event.index(), event.term());
        commitIndex = event.index();
        changed(atNanos);
    }

    void committed(long atNanos, Committed event) {
        commitIndex = Math.max(commitIndex, event.index());
        if (event.replicas() > 0) {
            long last = commits.isEmpty() ? 0 : commits.get(commits.size() - 1).toIndex();
            long from = commits.isEmpty() ? event.fromIndex() : last + 1;
            from = from > event.index() ? event.fromIndex() : from;
            add(new Commits(atNanos, Math.max(1, from), event.index(), term));
        }
        changed(atNanos);
    }

    private void add(Commits one) {
        commits.add(one);
        if (commits.size() == MOST_COMMITS) {
            List<Commits> halves = new ArrayList<>();
            for (int place = 0; place + 1 < MOST_COMMITS; place += 2) {
                Commits first = commits.get(place);
                Commits second = commits.get(place + 1);
                halves.add(new Commits(
                        first.atNanos(), first.fromIndex(), second.toIndex(), second.term()));
            }
            commits.clear();
            commits.addAll(halves);
            full = true;
        }
    }

    private void changed(long atNanos) {
        if (full) {
            return;
        }
        if (!logs.isEmpty() && logs.get(logs.size() - 1).atNanos() == atNanos) {
            logs.remove(logs.size() - 1);
        }
        List<Cell> cells = new ArrayList<>();
        for (long index = Math.max(log.base() + 1, log.last() - NodeTrack.SHOWN + 1);
                index <= log.last();
                index++) {
            cells.add(new Cell(index, log.term(index), index <= commitIndex));
        }
        logs.add(new LogChange(atNanos, cells));
        if (logs.size() > MOST_CHANGES) {
            logs.clear();
            full = true;
        }
    }

    /** All of it, up to then. */
    NodeTrack track(long toNanos, boolean withoutLogs) {
        end(toNanos);
        if (since == toNanos) {
            spans.add(new Span(since, toNanos, state, term, paused));
        }
        return new NodeTrack(node, spans, marks, withoutLogs ? List.of() : logs, commits, runs());
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        long first = 1;
        if (log.base() > 0) {
            runs.add(new Run(log.term(log.base()), log.base(), log.base()));
            first = log.base() + 1;
        }
        for (long index = first; index <= log.last(); ) {
            long of = log.term(index);
            long end = index;
            while (end < log.last() && log.term(end + 1) == of) {
                end++;
            }
            long done = Math.max(0, Math.min(end, commitIndex) - index + 1);
            runs.add(new Run(of, end - index + 1, done));
            index = end + 1;
        }
        return runs;
    }
}
