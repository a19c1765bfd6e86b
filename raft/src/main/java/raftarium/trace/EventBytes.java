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
public final class EventBytes extends PartialReader<Long> {
    private static final EventBytes BYTES = new EventBytes();
    private static final int ALONE = 100;

    /** What a packet takes by itself, with its place where it is kept. */
    private static final int PACKET = 200;

    private EventBytes() {}

    /** In bytes; 100 at least. */
    public static int of(Event event) {
        return (int) Math.min(Integer.MAX_VALUE, ALONE + event.read(BYTES));
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
    protected Long other(Event event) {
        return 0L;
    }

    @Override
    public Long sent(MessageEvent.Sent event) {
        return of(event.packet().body());
    }

    @Override
    public Long delivered(MessageEvent.Delivered event) {
        return of(event.packet().body());
    }

    @Override
    public Long lost(MessageEvent.Lost event) {
        return of(event.packet().body());
    }

    @Override
    public Long held(MessageEvent.Held event) {
        return of(event.packet().body());
    }

    @Override
    public Long duplicated(MessageEvent.Duplicated event) {
        return of(event.packet().body());
    }

    @Override
    public Long appended(Decision decision, Appended appended) {
        return of(appended.entries());
    }

    @Override
    public Long truncated(Decision decision, Truncated truncated) {
        return of(truncated.entries());
    }

    @Override
    public Long applied(HostEvent.Applied event) {
        return of(event.result()) + event.entry().data().length();
    }

    @Override
    public Long write(DiskEvent.Write event) {
        return of(event.entries());
    }

    @Override
    public Long called(ClientEvent.Called event) {
        return (long) event.command().length() + event.text().length();
    }

    @Override
    public Long returned(ClientEvent.Returned event) {
        return of(event.result()) + event.text().length();
    }

    @Override
    public Long started(HostEvent.Started event) {
        return of(event.log());
    }
}
