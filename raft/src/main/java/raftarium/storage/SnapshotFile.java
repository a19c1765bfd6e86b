package raftarium.storage;

import raftarium.data.Bytes;
import raftarium.disk.Disk;
import raftarium.raft.Membership;
import raftarium.raft.Snapshot;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A snapshot in a file of its own; {@link SnapshotHeader} has the format. The file is written once,
 * under a temporary name, and never changed.
 */
final class SnapshotFile {
    static final String SUFFIX = ".snap";

    /** How much is written or read at once: a disk may need as much memory again. */
    private static final int PIECE_BYTES = 1 << 20;

    private SnapshotFile() {}

    /** The file of the snapshot whose checkpoint is in {@code batch}. */
    static String fileName(long batch) {
        return BatchFile.name(batch, SUFFIX);
    }

    /**
     * What the file of a snapshot will begin with.
     *
     * @throws IllegalArgumentException if it has more data than a snapshot may
     */
    static SnapshotHeader headerOf(Snapshot snapshot) {
        Bytes data = snapshot.data();
        if (data.length() > Snapshot.MAX_DATA_BYTES) {
            throw new IllegalArgumentException("a snapshot has up to " + Snapshot.MAX_DATA_BYTES
                    + " bytes of data: " + data.length());
        }
        Bytes membership = snapshot.membership().encode();
        return new SnapshotHeader(
                snapshot.lastIncludedIndex(),
                snapshot.lastIncludedTerm(),
                membership.length(),
                data.length(),
                checksum(membership.buffer(), data.buffer()));
    }

    private static int checksum(ByteBuffer membership, ByteBuffer data) {
        CRC32C crc = new CRC32C();
        crc.update(membership);
        crc.update(data);
        return (int) crc.getValue();
    }

    /** Writes it, durably: it gets its name when it is complete. */
    static void write(Disk disk, String file, SnapshotHeader header, Snapshot snapshot) {
        String temporary = file + BatchFile.TEMPORARY;
        disk.create(temporary);
        disk.write(temporary, 0, header.encoded());
        disk.write(
                temporary, SnapshotHeader.BYTES, snapshot.membership().encode().buffer());
        long start = SnapshotHeader.BYTES + (long) header.membershipBytes();
        ByteBuffer data = snapshot.data().buffer();
        for (int from = 0; from < header.dataBytes(); from += PIECE_BYTES) {
            int bytes = Math.min(PIECE_BYTES, header.dataBytes() - from);
            disk.write(temporary, start + from, data.slice(from, bytes));
        }
        disk.sync(temporary);
        disk.rename(temporary, file);
        disk.syncDirectory();
    }

    /**
     * Reads the snapshot that a checkpoint refers to.
     *
     * @throws CorruptionException if the file isn't there, is damaged or holds another snapshot
     * @throws FormatVersionException if the file has another format
     */
    static Snapshot read(Disk disk, String file, Checkpoint checkpoint) {
        if (!disk.exists(file)) {
            throw new CorruptionException(file, 0, shown(checkpoint), "no such file");
        }
        SnapshotHeader header = SnapshotHeader.read(disk, file);
        if (!header.checkpoint().equals(checkpoint)) {
            throw new CorruptionException(file, 16, shown(checkpoint), shown(header.checkpoint()));
        }
        ByteBuffer membership = ByteBuffer.allocate(header.membershipBytes());
        disk.read(file, SnapshotHeader.BYTES, membership);
        long start = SnapshotHeader.BYTES + (long) header.membershipBytes();
        Bytes data =
                Bytes.filled(header.dataBytes(), target -> readPieces(disk, file, start, target));
        int computed = checksum(membership.flip(), data.buffer());
        if (computed != header.contentChecksum()) {
            throw new CorruptionException(
                    file,
                    SnapshotHeader.BYTES,
                    "a membership and data with checksum "
                            + Checksum.shown(header.contentChecksum()),
                    Checksum.shown(computed));
        }
        return new Snapshot(
                header.lastIncludedIndex(),
                header.lastIncludedTerm(),
                membership(file, membership.rewind()),
                data);
    }

    /** Fills {@code target} with what the file holds from {@code start} on. */
    private static void readPieces(Disk disk, String file, long start, ByteBuffer target) {
        while (target.position() < target.capacity()) {
            target.limit(Math.min(target.capacity(), target.position() + PIECE_BYTES));
            disk.read(file, start + target.position(), target);
        }
    }

    private static Membership membership(String file, ByteBuffer encoded) {
        try {
            return Membership.decode(Bytes.of(encoded));
        } catch (IllegalArgumentException e) {
            throw new CorruptionException(
                    file, SnapshotHeader.BYTES, "a membership", "" + e.getMessage());
        }
    }

    private static String shown(Checkpoint checkpoint) {
        return "the snapshot to " + checkpoint.lastIncludedIndex() + "/"
                + checkpoint.lastIncludedTerm() + " of " + checkpoint.fileBytes()
                + " bytes, checksum " + Checksum.shown(checkpoint.contentChecksum());
    }
}
