package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.raft.NodeEvent;
import raftarium.raft.Role;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.FaultEvent;
import raftarium.trace.HostEvent;

import java.util.List;
import java.util.TreeSet;

/** What a session's time line is marked with: who led when, and what befell the cluster. */
final class Tape {
    /** So many of the newest marks are kept. */
    static final int KEPT = 1024;

    private final Newest<Frame.Mark> marks = new Newest<>(KEPT);
    private final TreeSet<Integer> leaders = new TreeSet<>();

    /** When a property was broken, at the end of what was seen; null: none was. */
    private @Nullable Long brokenNanos;

    /** The number of the event that is taken in. */
    private long number;

    /** The number of the first event that hasn't been taken in yet. */
    private long next;

    /** All marks as they were asked for last; null: there is a new one. */
    private @Nullable List<Frame.Mark> all;

    /** Takes in what another tape has before that number. */
    void addAll(Tape other, long before) {
        marks.addAll(other.marks, before);
        next = Math.min(other.next, before);
        all = null;
        for (Frame.Mark mark : marks.before(before, KEPT)) {
            if (mark.kind() == MarkKind.LEADS) {
                leaders.add(mark.node());
            } else if (mark.kind() == MarkKind.ENDS) {
                leaders.remove(mark.node());
            }
        }
    }

    /** The number of the first mark after that time. */
    long after(long nanos) {
        return marks.first(mark -> mark.atNanos() > nanos);
    }

    /** The marks of all that was seen, and what is broken where that ends. */
    List<Frame.Mark> marks() {
        if (all == null) {
            List<Frame.Mark> found = marks.before(Long.MAX_VALUE, KEPT);
            if (brokenNanos != null) {
                found.add(new Frame.Mark(brokenNanos, MarkKind.VIOLATION, 0, 0));
            }
            all = List.copyOf(found);
        }
        return all;
    }

    /** A property was seen to be broken then: no action comes behind that. */
    void breaks(long nanos) {
        if (brokenNanos == null || brokenNanos != nanos) {
            brokenNanos = nanos;
            all = null;
        }
    }

    /** Whether a property is broken where it ends. */
    boolean isBroken() {
        return brokenNanos != null;
    }

    /** When a node becomes leader for the first time from that number on; null: not known. */
    @Nullable
    Long leaderSince(long first) {
        for (Frame.Mark mark : marks.since(first)) {
            if (mark.kind() == MarkKind.LEADS) {
                return mark.atNanos();
            }
        }
        return null;
    }

    /**
     * When a node became leader for the last time before that number, and not just now; null: not
     * known.
     */
    @Nullable
    Long leaderBefore(long number, long nowNanos) {
        Long last = null;
        for (Frame.Mark mark : marks.before(number, KEPT)) {
            boolean leads = mark.kind() == MarkKind.LEADS && mark.atNanos() < nowNanos;
            last = leads ? Long.valueOf(mark.atNanos()) : last;
        }
        return last;
    }

    /** Takes in an event, once. */
    void take(long numbered, Event event) {
        if (numbered < next) {
            return;
        }
        number = numbered;
        next = numbered + 1;
        long at = event.atNanos();
        if (event instanceof Decision decision) {
            if (decision.event() instanceof NodeEvent.RoleChanged changed) {
                role(at, decision.node(), changed);
            }
        } else if (event instanceof HostEvent.Crashed crashed) {
            down(at, crashed.node());
        } else if (event instanceof HostEvent.Failed failed) {
            down(at, failed.node());
        } else if (event instanceof HostEvent.Started started && at > 0) {
            mark(at, MarkKind.START, started.node(), 0);
        } else if (event instanceof HostEvent.Paused paused) {
            mark(at, MarkKind.PAUSE, paused.node(), 0);
        } else if (event instanceof FaultEvent.NetworkChanged changed) {
            boolean heals = changed.text().startsWith("heal");
            mark(at, heals ? MarkKind.HEAL : MarkKind.NETWORK, 0, 0);
        } else if (event instanceof FaultEvent.RuleChanged) {
            mark(at, MarkKind.RULE, 0, 0);
        } else if (event instanceof FaultEvent.DiskChanged changed) {
            mark(at, MarkKind.DISK, changed.node(), 0);
        }
    }

    private void role(long at, int node, NodeEvent.RoleChanged changed) {
        if (changed.role() == Role.LEADER) {
            leaders.add(node);
            mark(at, MarkKind.LEADS, node, changed.term());
        } else if (changed.role() == Role.CANDIDATE) {
            mark(at, MarkKind.ELECTION, node, changed.term());
        }
        if (changed.role() != Role.LEADER) {
            ends(at, node);
        }
    }

    private void down(long at, int node) {
        mark(at, MarkKind.CRASH, node, 0);
        ends(at, node);
    }

    /** If it led. */
    private void ends(long at, int node) {
        if (leaders.remove(node)) {
            mark(at, MarkKind.ENDS, node, 0);
        }
    }

    private void mark(long at, MarkKind kind, int node, long term) {
        marks.add(number, new Frame.Mark(at, kind, node, term));
        all = null;
    }
}
