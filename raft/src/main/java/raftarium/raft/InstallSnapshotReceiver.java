package raftarium.raft;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;

/** Figure 13, "InstallSnapshot RPC, receiver implementation". Terms were compared before. */
final class InstallSnapshotReceiver {
    /** What has come of a snapshot so far; null while none comes. */
    private @Nullable IncomingSnapshot incoming;

    void receive(Server server, InstallSnapshot request) {
        long index = request.lastIncludedIndex();
        if (index <= server.commitIndex()
                || server.log().termAt(index) == request.lastIncludedTerm()) {
            // Step 6, for a log that has all of it: the entries are as good as the snapshot.
            incoming = null;
            server.advanceCommit(index, 0);
            answerInstalled(server, request);
            return;
        }
        IncomingSnapshot pieces = incoming;
        if (pieces == null || !pieces.isOf(request)) {
            pieces = new IncomingSnapshot(request);
            incoming = pieces;
        }
        if (pieces.add(request) && request.done()) {
            incoming = null;
            server.snapshots()
                    .install(
                            server,
                            new Snapshot(
                                    index,
                                    request.lastIncludedTerm(),
                                    request.membership(),
                                    pieces.whole()),
                            request.from());
            answerInstalled(server, request);
        } else {
            server.output()
                    .send(new InstallSnapshotReply(
                            server.id(),
                            request.from(),
                            server.term(),
                            index,
                            pieces.length(),
                            false));
        }
    }

    /** Once it is on disk. */
    private static void answerInstalled(Server server, InstallSnapshot request) {
        long index = request.lastIncludedIndex();
        server.output()
                .sendStored(
                        index,
                        new InstallSnapshotReply(
                                server.id(), request.from(), server.term(), index, 0, true));
    }

    InstallSnapshotReceiver copy() {
        InstallSnapshotReceiver copy = new InstallSnapshotReceiver();
        IncomingSnapshot pieces = incoming;
        copy.incoming = pieces == null ? null : pieces.copy();
        return copy;
    }
}
