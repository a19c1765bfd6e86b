package raftarium.machine;

import raftarium.data.Bytes;

import java.nio.ByteBuffer;

/**
 * The state of a machine as a number: equal states have equal ones.
 *
 * @param bytes the size of its snapshot
 * @param hash over the snapshot
 * @param flaw what is wrong with the machine as far as one node can tell, in words; empty if
 *     nothing is
 */
public record StateMark(int bytes, long hash, String flaw) {
    private static final long FACTOR = 0x9FB21C651E98DF25L;

    /** That of a snapshot. */
    static StateMark of(Bytes snapshot) {
        ByteBuffer rest = snapshot.buffer();
        long hash = rest.remaining();
        while (rest.remaining() >= Long.BYTES) {
            hash = mixed(hash, rest.getLong());
        }
        while (rest.hasRemaining()) {
            hash = mixed(hash, rest.get());
        }
        return new StateMark(snapshot.length(), hash, "");
    }

    private static long mixed(long hash, long value) {
        long mixed = (hash ^ value) * FACTOR;
        return mixed ^ (mixed >>> 32);
    }

    /** The same of a machine with that flaw. */
    public StateMark with(String seen) {
        return new StateMark(bytes, hash, seen);
    }

    /** Whether both are of one state. */
    public boolean isOfSameState(StateMark other) {
        return bytes == other.bytes && hash == other.hash;
    }
}
