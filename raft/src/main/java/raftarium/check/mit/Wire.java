package raftarium.check.mit;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message;
import raftarium.trace.Event;
import raftarium.trace.MessageEvent;
import raftarium.trace.Observer;
import raftarium.trace.Violation;

/** Counts kinds of messages as they are sent. */
final class Wire implements Observer {
    private long snapshots;
    private long refusals;

    @Override
    public @Nullable Violation observe(Event event) {
        Message message =
                event instanceof MessageEvent.Sent sent ? sent.packet().message() : null;
        if (message instanceof Message.InstallSnapshot) {
            snapshots++;
        } else if (message instanceof Message.AppendEntriesReply reply && !reply.success()) {
            refusals++;
        }
        return null;
    }

    /** How many InstallSnapshot requests there were. */
    long snapshots() {
        return snapshots;
    }

    /** How many AppendEntries were refused. */
    long refusals() {
        return refusals;
    }

    @Override
    public Observer copy() {
        Wire copy = new Wire();
        copy.snapshots = snapshots;
        copy.refusals = refusals;
        return copy;
    }
}
