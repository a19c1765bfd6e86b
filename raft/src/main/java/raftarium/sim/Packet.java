package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message;

/**
 * Something on its way from one address to another.
 *
 * @param id its number, from 1, in the order of sending
 * @param from who sent it: a node, or a client ({@link Address})
 * @param to whom it is for
 * @param body what it carries
 * @param sentAtNanos when it was sent
 * @param dueNanos when it arrives
 */
public record Packet(long id, int from, int to, Body body, long sentAtNanos, long dueNanos) {
    /** The message between nodes that it carries, or null. */
    public @Nullable Message message() {
        return body instanceof Body.Raft raft ? raft.message() : null;
    }

    /** Whether it is an unanswered question of one node to another: an RPC, as figure 2 counts. */
    public boolean isRpc() {
        return body instanceof Body.Raft && !body.isReply();
    }

    /** From, to, and what it carries, in words. */
    public String words() {
        return Address.name(from)
                + " -> "
                + Address.name(to)
                + "  "
                + body.name()
                + " "
                + body.words();
    }
}
