package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.raft.Message.InstallSnapshot;

/**
 * A server's snapshots (section 7): the one that stands for the beginning of its log, and the one
 * that its leader is sending.
 */
final class Snapshots {
    private final InstallSnapshotReceiver receiver;

    /** What stands for the beginning of the log; null if nothing does. */
    private @Nullable Snapshot latest;

    /** A leader's snapshot that the state machine must be restored from. */
    private @Nullable Snapshot toRestore;

    Snapshots(@Nullable Snapshot latest) {
        this.latest = latest;
        receiver = new InstallSnapshotReceiver();
    }

    private Snapshots(Snapshots other) {
        receiver = other.receiver.copy();
        latest = other.latest;
        toRestore = other.toRestore;
    }

    @Nullable
    Snapshot latest() {
        return latest;
    }

    /** What to restore the state machine from, told once. */
    @Nullable
    Snapshot takeToRestore() {
        Snapshot taken = toRestore;
        toRestore = null;
        return taken;
    }

    void receive(Server server, InstallSnapshot request) {
        receiver.receive(server, request);
    }

    /** The machine's state, with all in it that was handed out, replaces the log to there. */
    void compact(Server server, Bytes data) {
        long index = server.lastApplied();
        if (index > server.log().snapshotIndex()) {
            Snapshot before = latest;
            Snapshot taken = new Snapshot(
                    index, server.log().termAt(index), server.configurations().at(index), data);
            begin(server, taken);
            if (server.rules().off(Rule.SNAPSHOT_AT_ONCE)) {
                server.output().cutFirst(withOldState(taken, before));
            }
        }
    }

    /** Rule {@link Rule#SNAPSHOT_AT_ONCE}: the log ends there, and the state is the one before. */
    private static Snapshot withOldState(Snapshot taken, @Nullable Snapshot before) {
        return new Snapshot(
                taken.lastIncludedIndex(),
                taken.lastIncludedTerm(),
                taken.membership(),
                before == null ? Bytes.EMPTY : before.data());
    }

    /** A leader's snapshot takes the place of the log, which hasn't its last entry (figure 13). */
    void install(Server server, Snapshot received, int leader) {
        long index = received.lastIncludedIndex();
        server.output().truncated(server.commitIndex() + 1);
        server.configurations().truncateFrom(server.commitIndex() + 1);
        begin(server, received);
        toRestore = received;
        server.tell(new NodeEvent.SnapshotInstalled(leader, index, received.lastIncludedTerm()));
        server.installed(index);
    }

    private void begin(Server server, Snapshot taken) {
        server.log().beginAfter(taken.lastIncludedIndex(), taken.lastIncludedTerm());
        server.configurations().beginAfter(taken.lastIncludedIndex(), taken.membership());
        latest = taken;
        server.output().compacted(taken);
    }

    Snapshots copy() {
        return new Snapshots(this);
    }
}
