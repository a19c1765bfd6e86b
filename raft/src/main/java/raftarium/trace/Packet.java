package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message;

import java.util.Comparator;

/**
 * Something on its way from one address to another.
 *
 * @param id its number, from 1, in the order of sending
 * @param from who sent it: a node, or a client ({@link Address})
 * @param to whom it is for
 * @param body what it carries
 * @param sentAtNanos when it was sent
 * @param dueNanos when it arrives; {@link #HELD} for one that is held, until it is released
 * @param inReplyTo the id of the packet that it answers; 0 if it answers none
 * @param sentEvent the number of the event by which it set out
 */
public record Packet(
        long id,
        int from,
        int to,
        Body body,
        long sentAtNanos,
        long dueNanos,
        long inReplyTo,
        long sentEvent) {
    /** The time at which a held packet arrives: none that there is. */
    public static final long HELD = Long.MAX_VALUE;

    /** In the order of sending. */
    public static final Comparator<Packet> BY_ID = Comparator.comparingLong(Packet::id);

    /** The message between nodes that it carries, or null. */
    public @Nullable Message message() {
        return body instanceof Body.Raft raft ? raft.message() : null;
    }

    /** The same, arriving at another time. */
    public Packet dueAt(long nanos) {
        return new Packet(id, from, to, body, sentAtNanos, nanos, inReplyTo, sentEvent);
    }

    /** A second one like it, by that event, that arrives at that time. */
    public Packet copy(long otherId, long nanos, long event) {
        return new Packet(otherId, from, to, body, sentAtNanos, nanos, inReplyTo, event);
    }

    /** Whether it stays in flight until it is released. */
    public boolean isHeld() {
        return dueNanos == HELD;
    }

    /** Whether it is an unanswered question of one node to another: an RPC, as figure 2 counts. */
    public boolean isRpc() {
        return body instanceof Body.Raft && !body.isReply();
    }
}
