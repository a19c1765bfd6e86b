package raftarium.raft;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a server has to say and to store, and what it says only once something is stored (5.1:
 * "updated on stable storage before responding to RPCs"): rules persist-term, persist-vote and
 * persist-log.
 */
final class Output {
    private final Server server;
    private final PersistedState durability;
    private final Outbox outbox;

    Output(Server server) {
        this.server = server;
        durability = new PersistedState(server.state(), server.log().lastIndex());
        outbox = new Outbox();
    }

    private Output(Server server, Output other) {
        this.server = server;
        durability = other.durability.copy();
        outbox = other.outbox.copy();
    }

    // What waits for the disk.

    /** Sends what says no more than that this node is in its term. */
    void send(Message message) {
        sendOnce(termIsSafe(), message);
    }

    /** Sends what depends on its vote, and so on its term. */
    void sendVote(Message message) {
        sendOnce(voteIsSafe(), message);
    }

    /** Sends what says that its log is stored up to {@code index}. */
    void sendStored(long index, Message message) {
        sendOnce(termIsSafe() && index <= safeIndex(), message);
    }

    private void sendOnce(boolean safe, Message message) {
        if (safe) {
            outbox.send(message);
        } else if (hasUnwritten()) {
            outbox.sendAfterNext(message);
        } else {
            outbox.sendAfterInFlight(message);
        }
    }

    /** Whether something is to be written with the next write. */
    boolean hasUnwritten() {
        return durability.hasUnwritten(server.state(), server.log().lastIndex());
    }

    private boolean termIsSafe() {
        return server.rules().off(Rule.PERSIST_TERM) || durability.termIsDurable(server.state());
    }

    /** A vote in a term that need not be on disk need not be there either. */
    boolean voteIsSafe() {
        HardState state = server.state();
        return server.rules().off(Rule.PERSIST_VOTE)
                || durability.isDurable(state)
                || (server.rules().off(Rule.PERSIST_TERM) && !durability.termIsDurable(state));
    }

    /** Up to here its log counts. */
    long safeIndex() {
        return server.rules().off(Rule.PERSIST_LOG) ? server.log().lastIndex() : durableIndex();
    }

    /** Up to here its log is on stable storage. */
    long durableIndex() {
        return durability.durableIndex();
    }

    /** The same, once the write under way is there. */
    long writtenIndex() {
        return durability.inFlightIndex();
    }

    // What changed, and must be stored.

    /** The entries from {@code index} on are no more. */
    void truncated(long index) {
        durability.truncated(index);
    }

    /** A snapshot stands for the beginning of the log. */
    void compacted(Snapshot snapshot) {
        durability.compacted(snapshot);
    }

    /** The log is cut first, with that in the snapshot's place. */
    void cutFirst(Snapshot other) {
        durability.cutFirst(other);
    }

    /** The write that was handed out is on stable storage. */
    void persisted() {
        durability.complete();
        outbox.writeCompleted();
    }

    // What follows from what.

    void follow(long event, long packet) {
        outbox.follow(event, packet);
    }

    /** The node has become candidate or leader. */
    void elected() {
        outbox.elected();
    }

    // What is said now.

    void tell(NodeEvent event) {
        if (server.config().tellsEvents()) {
            outbox.tell(event);
        }
    }

    void answerRead(long token, long index) {
        outbox.read(new Ready.Read(token, index));
    }

    /** All that may be handed out now. */
    Ready take(@Nullable Snapshot restore, List<Entry> committed) {
        Ready.Write write = durability.begin(server.state(), server.log());
        if (write != null) {
            outbox.writeBegan();
        }
        return new Ready(
                write,
                outbox.takeMessages(),
                restore,
                committed,
                outbox.takeReads(),
                outbox.takeEvents());
    }

    Output copy(Server copy) {
        return new Output(copy, this);
    }
}
