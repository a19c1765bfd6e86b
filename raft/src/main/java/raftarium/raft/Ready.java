package raftarium.raft;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What came out of a node since it was last asked.
 *
 * @param write what to append to stable storage; when it is there, durably, {@link
 *     RaftNode#persisted} must be called. Null: nothing, or an earlier write is still under way
 * @param messages to send now, in this order; those that had to wait for a write come out after it
 * @param restore what replaces the state machine's state before anything is applied; or null
 * @param committed entries to apply, in this order, each once; only {@link Entry.Kind#COMMAND} is
 *     for the state machine
 * @param reads reads that may be answered once their index is applied
 * @param events what was decided, where {@link RaftConfig#tellsEvents}
 */
public record Ready(
        @Nullable Write write,
        List<Outgoing> messages,
        @Nullable Snapshot restore,
        List<Entry> committed,
        List<Read> reads,
        List<NodeEvent> events) {
    /**
     * A message to send, and what it follows from, which may be long ago: some wait for the disk
     * first. Event and packet are numbers of the driver's own, which it gives with {@link
     * Node#follow}; none of the three is a part of the message.
     *
     * @param event what was done to the node; -1 if the driver hasn't said
     * @param packet the message that it had received by that, and so answers; 0 for anything else
     * @param election which time it was, from 1, that the node had become candidate or leader by
     *     that; 0 if it hadn't
     */
    public record Outgoing(Message message, long event, long packet, long election) {}

    /**
     * One batch for stable storage, synced as one.
     *
     * @param hardState the term and vote, or null if they are as last written
     * @param snapshot what stands in place of all that is stored of the log so far, or null; then
     *     the entries are all that follow it
     * @param entries to append; they replace what is stored from the first of them on
     */
    public record Write(
            @Nullable HardState hardState, @Nullable Snapshot snapshot, List<Entry> entries) {}

    /**
     * A read's outcome (section 8).
     *
     * @param token the number that the reader gave
     * @param index the machine must have applied this index before it answers; {@link #REFUSED}
     *     when the node lost its leadership first
     */
    public record Read(long token, long index) {
        /** The node no longer leads. */
        public static final long REFUSED = -1;
    }
}
