package raftarium.machine;

import raftarium.data.Bytes;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes a snapshot: numbers with the highest byte first, texts and bytes behind their length of
 * four bytes. What is written hangs on nothing but the state.
 */
final class SnapshotWriter {
    private byte[] array = new byte[1 << 10];
    private int size;

    SnapshotWriter number(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    SnapshotWriter number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    SnapshotWriter bytes(Bytes bytes) {
        number(bytes.length());
        return rest(bytes);
    }

    SnapshotWriter text(String text) {
        return bytes(Bytes.utf8(text));
    }

    /** Bytes without their length, which must be the last. */
    SnapshotWriter rest(Bytes bytes) {
        bytes.putInto(room(bytes.length()));
        return this;
    }

    /** All that was written. */
    Bytes written() {
        return Bytes.of(ByteBuffer.wrap(array, 0, size));
    }

    /** Room for so many bytes more, counted as written. */
    private ByteBuffer room(int bytes) {
        int begin = size;
        long needed = (long) size + bytes;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("a snapshot has less than 2 GiB");
        }
        if (needed > array.length) {
            long doubled = Math.min(2L * array.length, Integer.MAX_VALUE - 8);
            array = Arrays.copyOf(array, (int) Math.max(needed, doubled));
        }
        size = (int) needed;
        return ByteBuffer.wrap(array, begin, bytes);
    }
}
