package raftarium.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * An immutable sequence of bytes: the content of an entry. It is shared, never copied, on its way
 * from client to log, disk, message and state machine.
 */
public final class Bytes {
    /** No bytes at all. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    /** As {@link #hashCode}, once somebody has asked; each node and each check of it asks. */
    private int hash;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** The bytes of {@code array}, copied. */
    public static Bytes of(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array.clone());
    }

    /** The rest of {@code buffer}, copied; the buffer's position moves to its limit. */
    public static Bytes of(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy.length == 0 ? EMPTY : new Bytes(copy);
    }

    /**
     * So many bytes, put in place by {@code filler} and not copied; what it leaves out is zero. It
     * is handed a buffer of that length, from 0 on, which it must not keep.
     */
    public static Bytes filled(int length, Consumer<ByteBuffer> filler) {
        byte[] array = new byte[length];
        filler.accept(ByteBuffer.wrap(array));
        return length == 0 ? EMPTY : new Bytes(array);
    }

    /** The UTF-8 bytes of {@code text}. */
    public static Bytes utf8(String text) {
        return text.isEmpty() ? EMPTY : new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The number of bytes. */
    public int length() {
        return array.length;
    }

    /** The byte at {@code position}, 0-based. */
    public byte at(int position) {
        return array[position];
    }

    /** A part of them: {@code length} bytes from {@code from} on, copied. */
    public Bytes slice(int from, int length) {
        return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(array, from, from + length));
    }

    /** A read-only buffer over all the bytes. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array).asReadOnlyBuffer();
    }

    /** Copies all the bytes into {@code target} at its position. */
    public void putInto(ByteBuffer target) {
        target.put(array);
    }

    /** The bytes read as UTF-8; malformed ones become the replacement character. */
    public String utf8() {
        return new String(array, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = Arrays.hashCode(array);
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return utf8();
    }
}
