package raftarium.raft;

import raftarium.raft.Message.InstallSnapshot;
import raftarium.raft.Message.InstallSnapshotReply;

import java.util.Objects;

/**
 * A leader sends its snapshot to a follower that needs entries which it no longer has (section 7):
 * piece by piece, each once the one before is answered. A piece that isn't is sent again after the
 * shortest election timeout, or once the follower has answered heartbeats that were sent later.
 */
final class SnapshotSender {
    private SnapshotSender() {}

    static void send(Server server, Progress follower) {
        Snapshot snapshot = follower.snapshot();
        if (snapshot == null) {
            snapshot = begin(server, follower);
        }
        if (follower.mayTakePiece(server.nowNanos(), server.config())) {
            int offset = follower.offset();
            int left = snapshot.data().length() - offset;
            int length = Math.min(left, server.config().maxBytesPerMessage());
            follower.pieceSent(server.nowNanos());
            server.output()
                    .send(new InstallSnapshot(
                            server.id(),
                            follower.id,
                            server.term(),
                            snapshot.lastIncludedIndex(),
                            snapshot.lastIncludedTerm(),
                            snapshot.membership(),
                            offset,
                            snapshot.data().slice(offset, length),
                            length == left));
        }
    }

    private static Snapshot begin(Server server, Progress follower) {
        Snapshot snapshot = Objects.requireNonNull(
                server.snapshots().latest(), "one stands for the beginning of the log");
        follower.beginSnapshot(snapshot);
        server.tell(new NodeEvent.SnapshotSent(
                follower.id,
                follower.nextIndex(),
                snapshot.lastIncludedIndex(),
                snapshot.data().length()));
        return snapshot;
    }

    static void receive(Server server, Progress follower, InstallSnapshotReply reply) {
        Snapshot sent = follower.snapshot();
        if (reply.installed()) {
            follower.accepted(Math.min(reply.lastIncludedIndex(), server.log().lastIndex()));
        } else if (sent != null && sent.lastIncludedIndex() == reply.lastIncludedIndex()) {
            follower.wantsPieceAt(reply.nextOffset());
        }
    }
}
