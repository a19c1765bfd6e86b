package raftarium.app.look;

import raftarium.raft.Entry;
import raftarium.raft.NodeEvent;
import raftarium.sim.Simulation;
import raftarium.trace.Event;
import raftarium.trace.MessageEvent;
import raftarium.trace.Trace;
import raftarium.words.MistakeException;

import java.util.List;
import java.util.function.Predicate;

/** Finds the newest event of the trace that is about something. */
public final class EventSearch {
    private final Trace trace;

    /** A search of what that simulation's trace has. */
    public EventSearch(Simulation simulation) {
        trace = simulation.trace();
    }

    /** What was told last of the cluster. */
    public long told() throws MistakeException {
        return newest(event -> event.type().tells(), "nothing has happened yet");
    }

    /** What a node did last of which the story tells. */
    public long ofNode(int node) throws MistakeException {
        return newest(
                event -> event.node() == node && event.type().tells(),
                "the trace has nothing of n" + node);
    }

    /** That a message was sent. */
    public long ofMessage(long id) throws MistakeException {
        return newest(
                event -> isSent(event, id),
                "no message " + id + " is in the trace (it keeps the newest " + Trace.KEPT
                        + " events); 'messages' lists what is in flight");
    }

    private static boolean isSent(Event event, long id) {
        return event instanceof MessageEvent message
                && message.packet().id() == id
                && event.type().isSending();
    }

    /** The event of that number. */
    public long ofNumber(long number) throws MistakeException {
        if (number < trace.first() || number >= trace.count()) {
            throw MistakeException.ofTheMoment("no event " + number + " is in the trace: it has "
                    + trace.first() + " to " + (trace.count() - 1) + ", counted from 0");
        }
        return number;
    }

    /** What became last of the entry at an index, on that node; 0: on any. */
    public long ofEntry(long index, int node) throws MistakeException {
        String where = node == 0 ? "" : " on n" + node;
        return newest(
                event -> (node == 0 || event.node() == node) && isOf(event, index),
                "the trace has nothing of entry " + index + where);
    }

    /** Whether it is deleted, committed or appended by that. */
    private static boolean isOf(Event event, long index) {
        NodeEvent.Truncated truncated = event.decided(NodeEvent.Truncated.class);
        NodeEvent.Committed committed = event.decided(NodeEvent.Committed.class);
        NodeEvent.Appended appended = event.decided(NodeEvent.Appended.class);
        return truncated != null && isIn(truncated.entries(), index)
                || appended != null && isIn(appended.entries(), index)
                || committed != null
                        && committed.fromIndex() <= index
                        && index <= committed.index();
    }

    private static boolean isIn(List<Entry> entries, long index) {
        long first = entries.get(0).index();
        return first <= index && index < first + entries.size();
    }

    private long newest(Predicate<Event> isOne, String missing) throws MistakeException {
        for (long number = trace.count() - 1; number >= trace.first(); number--) {
            if (isOne.test(trace.event(number))) {
                return number;
            }
        }
        throw MistakeException.ofTheMoment(missing);
    }
}
