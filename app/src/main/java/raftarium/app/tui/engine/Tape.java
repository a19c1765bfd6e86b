package raftarium.app.tui.engine;

import org.jspecify.annotations.Nullable;

import raftarium.raft.NodeEvent;
import raftarium.raft.Role;
import raftarium.trace.Event;
import raftarium.trace.words.EventWords;

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
        NodeEvent.RoleChanged changed = event.decided(NodeEvent.RoleChanged.class);
        if (changed != null) {
            role(event, changed);
        } else {
            happened(event);
        }
    }

    private void role(Event event, NodeEvent.RoleChanged changed) {
        if (changed.role() == Role.LEADER) {
            leaders.add(event.node());
            mark(event, MarkKind.LEADS, changed.term());
        } else if (changed.role() == Role.CANDIDATE) {
            mark(event, MarkKind.ELECTION, changed.term());
        }
        if (changed.role() != Role.LEADER) {
            endsLeading(event);
        }
    }

    private void happened(Event event) {
        switch (event.type()) {
            case NODE_CRASHED, NODE_FAILED -> {
                mark(event, MarkKind.CRASH, 0);
                endsLeading(event);
            }
            case NODE_STARTED -> {
                if (event.atNanos() > 0) {
                    mark(event, MarkKind.START, 0);
                }
            }
            case NODE_PAUSED -> mark(event, MarkKind.PAUSE, 0);
            case NETWORK_CHANGED -> {
                boolean heals = EventWords.of(event).startsWith("heal");
                mark(event, heals ? MarkKind.HEAL : MarkKind.NETWORK, 0);
            }
            case RULE_CHANGED -> mark(event, MarkKind.RULE, 0);
            case DISK_CHANGED -> mark(event, MarkKind.DISK, 0);
            default -> {}
        }
    }

    private void endsLeading(Event event) {
        if (leaders.remove(event.node())) {
            mark(event, MarkKind.ENDS, 0);
        }
    }

    private void mark(Event event, MarkKind kind, long term) {
        marks.add(number, new Frame.Mark(event.atNanos(), kind, event.node(), term));
        all = null;
    }
}
