package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.Truncated;

import java.util.List;

/**
 * How much memory an event or a packet holds on to: what grows with what clients ask, counted for
 * each that shares it, and a little for the rest.
 */
public final class EventBytes extends PartialReader<EventBytes> {
    private static final int ALONE = 100;

    /** What a packet takes by itself, with its place where it is kept. */
    private static final int PACKET = 200;

    /** What grows, of the event that was read last: a field, so that nothing is boxed. */
    private long bytes;

    EventBytes() {}

    /** In bytes; 100 at least. */
    public static int of(Event event) {
        return new EventBytes().weigh(event);
    }

    int weigh(Event event) {
        bytes = 0;
        event.read(this);
        return (int) Math.min(Integer.MAX_VALUE, ALONE + bytes);
    }

    private EventBytes is(long grown) {
        bytes = grown;
        return this;
    }

    /** What a packet on its way takes, in bytes. */
    public static long of(Packet packet) {
        return PACKET + of(packet.body());
    }

    private static long of(Body body) {
        return (long) body.sizeBytes()
                + (body instanceof Body.Request request ? request.text().length() : 0);
    }

    private static long of(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.length();
    }

    private static long of(List<Entry> entries) {
        long bytes = 0;
        for (Entry entry : entries) {
            bytes += entry.data().length();
        }
        return bytes;
    }

    @Override
    protected EventBytes other(Event event) {
        return this;
    }

    @Override
    public EventBytes sent(MessageEvent.Sent event) {
        return is(of(event.packet().body()));
    }

    @Override
    public EventBytes delivered(MessageEvent.Delivered event) {
        return is(of(event.packet().body()));
    }

    @Override
    public EventBytes lost(MessageEvent.Lost event) {
        return is(of(event.packet().body()));
    }

    @Override
    public EventBytes held(MessageEvent.Held event) {
        return is(of(event.packet().body()));
    }

    @Override
    public EventBytes duplicated(MessageEvent.Duplicated event) {
        return is(of(event.packet().body()));
    }

    @Override
    public EventBytes appended(Decision decision, Appended appended) {
        return is(of(appended.entries()));
    }

    @Override
    public EventBytes truncated(Decision decision, Truncated truncated) {
        return is(of(truncated.entries()));
    }

    @Override
    public EventBytes applied(HostEvent.Applied event) {
        return is(of(event.result()) + event.entry().data().length());
    }

    @Override
    public EventBytes write(DiskEvent.Write event) {
        return is(of(event.entries()));
    }

    @Override
    public EventBytes called(ClientEvent.Called event) {
        return is((long) event.command().length() + event.text().length());
    }

    @Override
    public EventBytes returned(ClientEvent.Returned event) {
        return is(of(event.result()) + event.text().length());
    }

    @Override
    public EventBytes started(HostEvent.Started event) {
        return is(of(event.log()));
    }
}
