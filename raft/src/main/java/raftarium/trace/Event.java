package raftarium.trace;

import raftarium.data.Digest;

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

    /** What happened, in words, without the time. */
    String words();

    /** Mixes its fields into the trace's digest. */
    void mix(Digest digest);
}
