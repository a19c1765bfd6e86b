package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent;

import java.util.List;

/**
 * How much memory an event or a packet holds on to: what grows with what clients ask, counted for
 * each that shares it, and a little for the rest.
 */
public final class EventBytes {
    private static final int ALONE = 100;

    /** What a packet takes by itself, with its place where it is kept. */
    private static final int PACKET = 200;

    private EventBytes() {}

    /** In bytes; 100 at least. */
    public static int of(Event event) {
        return (int) Math.min(Integer.MAX_VALUE, ALONE + held(event));
    }

    /** What a packet on its way takes, in bytes. */
    public static long of(Packet packet) {
        return PACKET + of(packet.body());
    }

    private static long held(Event event) {
        if (event instanceof MessageEvent message) {
            return of(message.packet().body());
        } else if (event instanceof Decision decision) {
            return of(decision.event());
        } else if (event instanceof HostEvent.Applied applied) {
            return of(applied.result())
                    + applied.entry().data().length()
                    + applied.text().length();
        } else if (event instanceof DiskEvent.Write write) {
            return of(write.entries());
        } else if (event instanceof ClientEvent.Called called) {
            return (long) called.command().length() + called.text().length();
        } else if (event instanceof ClientEvent.Returned returned) {
            return of(returned.result()) + returned.text().length();
        }
        return event instanceof HostEvent.Started started ? of(started.log()) : 0;
    }

    private static long of(Body body) {
        return (long) body.sizeBytes()
                + (body instanceof Body.Request request ? request.text().length() : 0);
    }

    private static long of(NodeEvent event) {
        if (event instanceof NodeEvent.Appended appended) {
            return of(appended.entries());
        }
        return event instanceof NodeEvent.Truncated truncated ? of(truncated.entries()) : 0;
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
}
