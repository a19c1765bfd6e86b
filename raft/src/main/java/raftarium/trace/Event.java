package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.raft.NodeEvent;

/**
 * Something that happened, at a moment: one line of a trace. Events are what checkers, stories and
 * recordings are made from; they hold values, never live objects.
 */
public sealed interface Event
        permits MessageEvent, DiskEvent, Decision, HostEvent, ClientEvent, FaultEvent, NoteEvent {
    /** When, in virtual nanoseconds. */
    long atNanos();

    /** What kind it is. */
    EventType type();

    /** The node that it happened at, or 0 if it isn't one node's. */
    int node();

    /** What a node decided, if it is a decision of that kind; else null. */
    default <T extends NodeEvent> @Nullable T decided(Class<T> kind) {
        return null;
    }

    /** Has a reader read it, by the method that is for its kind. */
    <R> R read(Reader<R> reader);

    /**
     * Reads events: a method a kind; those of what a node decided have the decision, which says
     * whose it is and when.
     *
     * @param <R> what comes of it
     */
    interface Reader<R> extends NodeEvent.Reader<Decision, R> {
        R sent(MessageEvent.Sent event);

        R delivered(MessageEvent.Delivered event);

        R lost(MessageEvent.Lost event);

        R held(MessageEvent.Held event);

        R duplicated(MessageEvent.Duplicated event);

        R write(DiskEvent.Write event);

        R synced(DiskEvent.Synced event);

        R started(HostEvent.Started event);

        R added(HostEvent.Added event);

        R snapshotTaken(HostEvent.SnapshotTaken event);

        R crashed(HostEvent.Crashed event);

        R failed(HostEvent.Failed event);

        R paused(HostEvent.Paused event);

        R resumed(HostEvent.Resumed event);

        R timeoutForced(HostEvent.TimeoutForced event);

        R applied(HostEvent.Applied event);

        R called(ClientEvent.Called event);

        R returned(ClientEvent.Returned event);

        R networkChanged(FaultEvent.NetworkChanged event);

        R ruleChanged(FaultEvent.RuleChanged event);

        R clockDrifts(FaultEvent.ClockDrifts event);

        R clockJumped(FaultEvent.ClockJumped event);

        R diskChanged(FaultEvent.DiskChanged event);

        R note(NoteEvent event);
    }
}
