package raftarium.raft;

import raftarium.data.Bytes;
import raftarium.raft.Message.InstallSnapshot;

import java.util.ArrayList;
import java.util.List;

/** The pieces of a snapshot that a follower has so far, from one leader. */
final class IncomingSnapshot {
    private final long leaderTerm;
    private final long lastIncludedIndex;
    private final List<Bytes> pieces = new ArrayList<>();
    private int length;

    IncomingSnapshot(InstallSnapshot first) {
        leaderTerm = first.term();
        lastIncludedIndex = first.lastIncludedIndex();
    }

    private IncomingSnapshot(IncomingSnapshot other) {
        leaderTerm = other.leaderTerm;
        lastIncludedIndex = other.lastIncludedIndex;
        pieces.addAll(other.pieces);
        length = other.length;
    }

    /** Whether that piece is one of this snapshot: another leader may send it in other bytes. */
    boolean isOf(InstallSnapshot piece) {
        return piece.term() == leaderTerm && piece.lastIncludedIndex() == lastIncludedIndex;
    }

    /** Up to where it is here, in bytes. */
    int length() {
        return length;
    }

    /** Takes the piece if it is the next one. */
    boolean add(InstallSnapshot piece) {
        if (piece.offset() != length
                || (long) length + piece.data().length() > Snapshot.MAX_DATA_BYTES) {
            return false;
        }
        pieces.add(piece.data());
        length += piece.data().length();
        return true;
    }

    Bytes whole() {
        return Bytes.filled(length, all -> pieces.forEach(piece -> piece.putInto(all)));
    }

    IncomingSnapshot copy() {
        return new IncomingSnapshot(this);
    }
}
