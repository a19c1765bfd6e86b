package raftarium.node;

import raftarium.disk.StorageException;
import raftarium.raft.Message;
import raftarium.raft.Ready;
import raftarium.trace.Body;
import raftarium.trace.Event;

/**
 * What surrounds a {@link Process}. It is called from within the process's own methods, on the same
 * thread, and must not call the process back meanwhile. Each {@link raftarium.trace.Cause}
 * is what something follows from.
 */
public interface Surroundings {
    /** What the node's own clock shows, in nanoseconds: all the time that its node knows. */
    long clockNanos();

    /** The time that its events carry, in nanoseconds. */
    long nowNanos();

    /** How many nodes there are: they take turns at looking closely at their machines. */
    int nodes();

    /** Something happened. Returns its number, which later events may name as their cause. */
    long emit(Event event, long cause);

    /** Sends a message to another node; {@code inReplyTo} is the packet that it answers, or 0. */
    void send(Message message, long inReplyTo, long cause);

    /** Answers a client; {@code inReplyTo} is the packet that its request came in. */
    void answer(int client, Body.Reply reply, long inReplyTo, long cause);

    /** When that write, which begins now, will be on stable storage, in the time of events. */
    long syncDueNanos(Ready.Write write);

    /**
     * The write is handed to the disk. Once that time has come {@link Process#diskSynced} must be
     * called, and then, when the node may learn of it, {@link Process#synced}.
     */
    void sync(long dueNanos);

    /**
     * Whether the node is to take a snapshot now.
     *
     * @param appliedEntries how many entries its machine has applied since the last
     * @param logBytes how many bytes its log has
     */
    boolean isSnapshotDue(long appliedEntries, long logBytes);

    /**
     * Its disk has failed, and the process is over: nothing that wasn't synced before has left it,
     * and it must not be called any more.
     */
    void failed(StorageException trouble, long cause);
}
