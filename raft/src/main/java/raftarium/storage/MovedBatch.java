package raftarium.storage;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * A sound batch header in another place of its segment than it was written to: the disk moved its
 * sector, which no crash does.
 *
 * <p>Bytes of a log inside a client's command may look the same; but then they are older than the
 * batch that they are in.
 *
 * @param number the number of its batch
 * @param offset where it is, in bytes
 * @param home where it was written to, in bytes
 */
record MovedBatch(long number, int offset, long home) {
    /** Sectors move as a whole: by a multiple of this many bytes. */
    private static final int SECTOR_BYTES = 512;

    /** The first one from {@code from} on of batch {@code lowest} or a later one; null if none. */
    static @Nullable MovedBatch find(ByteBuffer content, long segment, int from, long lowest) {
        for (int at = from; at < content.limit(); at += BatchHeader.ALIGNMENT) {
            if (BatchHeader.isBegunAt(content, at) && BatchHeader.numberAt(content, at) >= lowest) {
                MovedBatch moved = at(content, segment, at);
                if (moved != null) {
                    return moved;
                }
            }
        }
        return null;
    }

    private static @Nullable MovedBatch at(ByteBuffer content, long segment, int offset) {
        for (int home = offset % SECTOR_BYTES; home < content.limit(); home += SECTOR_BYTES) {
            BatchHeader header = BatchHeader.of(content, offset, segment, home);
            if (header != null && home != offset) {
                return new MovedBatch(header.number(), offset, home);
            }
        }
        return null;
    }

    String shown() {
        return "batch " + number + " of byte " + home + " at byte " + offset;
    }
}
