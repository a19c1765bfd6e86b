package raftarium.storage;

import raftarium.disk.Disk;
import raftarium.raft.Snapshot;

import java.nio.ByteBuffer;

/**
 * How a snapshot file begins. In every format version these 48 bytes have this layout:
 *
 * <pre>
 *  0  8  "RAFTSNP" and a line feed
 *  8  4  format version
 * 12  4  CRC32C of the other 44 bytes
 * 16  8  last included index
 * 24  8  last included term
 * 32  4  length of the encoded membership in bytes
 * 36  4  length of the data in bytes
 * 40  4  CRC32C of membership and data
 * 44  4  zero
 * 48     membership, data
 * </pre>
 *
 * @param lastIncludedIndex the index of the last entry that the snapshot stands for
 * @param lastIncludedTerm its term
 * @param membershipBytes the length of the encoded membership, in bytes
 * @param dataBytes the length of the state machine's state, in bytes
 * @param contentChecksum the CRC32C of both
 */
record SnapshotHeader(
        long lastIncludedIndex,
        long lastIncludedTerm,
        int membershipBytes,
        int dataBytes,
        int contentChecksum) {
    static final int BYTES = 48;

    static final int FORMAT_VERSION = 1;

    /** More than header and membership of any cluster have together, in bytes. */
    static final int MAX_BYTES = 4096;

    private static final FileHeader FRAME =
            new FileHeader(0x52414654534E50_0AL, "snapshot", BYTES, FORMAT_VERSION, FORMAT_VERSION);

    long fileBytes() {
        return BYTES + (long) membershipBytes + dataBytes;
    }

    /** What the checkpoint says that refers to this file. */
    Checkpoint checkpoint() {
        return new Checkpoint(lastIncludedIndex, lastIncludedTerm, fileBytes(), contentChecksum);
    }

    ByteBuffer encoded() {
        return FRAME.sealed(FRAME.begun()
                .putLong(lastIncludedIndex)
                .putLong(lastIncludedTerm)
                .putInt(membershipBytes)
                .putInt(dataBytes)
                .putInt(contentChecksum)
                .putInt(0));
    }

    /** The header at the beginning of {@code file}, checked against the file's length. */
    static SnapshotHeader read(Disk disk, String file) {
        ByteBuffer header = FRAME.read(disk, file);
        long size = disk.size(file);
        SnapshotHeader found = new SnapshotHeader(
                header.getLong(16),
                header.getLong(24),
                header.getInt(32),
                header.getInt(36),
                header.getInt(40));
        found.check(file, size);
        return found;
    }

    private void check(String file, long size) {
        if (membershipBytes < 0
                || membershipBytes > MAX_BYTES - BYTES
                || dataBytes < 0
                || dataBytes > Snapshot.MAX_DATA_BYTES) {
            throw new CorruptionException(
                    file,
                    32,
                    "a membership of up to " + (MAX_BYTES - BYTES) + " and data of up to "
                            + Snapshot.MAX_DATA_BYTES + " bytes",
                    membershipBytes + " and " + dataBytes);
        }
        if (fileBytes() != size) {
            throw new CorruptionException(
                    file,
                    Math.min(size, fileBytes()),
                    fileBytes() + " bytes in the file",
                    size + "");
        }
    }
}
