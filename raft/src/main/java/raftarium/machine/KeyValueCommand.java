package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Bytes;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * A command for the {@link KeyValueStore}, and its form in bytes: one for the operation, then each
 * text as a length of four bytes and UTF-8.
 *
 * @param operation what to do
 * @param key the key
 * @param value what is put, appended, or set by cas; empty otherwise
 * @param expected what cas compares with; empty otherwise
 */
public record KeyValueCommand(Operation operation, String key, String value, String expected) {
    /** What to do. The order is that of the codes in bytes: add at the end only. */
    public enum Operation {
        PUT,
        APPEND,
        GET,
        DELETE,
        CAS;

        /** In lower case, as typed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Sets {@code key} to {@code value}. */
    public static KeyValueCommand put(String key, String value) {
        return new KeyValueCommand(Operation.PUT, key, value, "");
    }

    /** Adds {@code value} at the end of what {@code key} has. */
    public static KeyValueCommand append(String key, String value) {
        return new KeyValueCommand(Operation.APPEND, key, value, "");
    }

    /** Asks for the value of {@code key}. */
    public static KeyValueCommand get(String key) {
        return new KeyValueCommand(Operation.GET, key, "", "");
    }

    /** Removes {@code key}. */
    public static KeyValueCommand delete(String key) {
        return new KeyValueCommand(Operation.DELETE, key, "", "");
    }

    /** Sets {@code key} to {@code value} if it has {@code expected} now. */
    public static KeyValueCommand cas(String key, String expected, String value) {
        return new KeyValueCommand(Operation.CAS, key, value, expected);
    }

    /** Its form in bytes. */
    public Bytes encode() {
        Bytes[] texts = {Bytes.utf8(key), Bytes.utf8(value), Bytes.utf8(expected)};
        ByteBuffer buffer =
                ByteBuffer.allocate(13 + texts[0].length() + texts[1].length() + texts[2].length());
        buffer.put((byte) operation.ordinal());
        for (Bytes text : texts) {
            buffer.putInt(text.length());
            text.putInto(buffer);
        }
        return Bytes.of(buffer.flip());
    }

    /** Reads that form; null if the bytes are none. */
    public static @Nullable KeyValueCommand decode(Bytes bytes) {
        ByteBuffer buffer = bytes.buffer();
        if (buffer.remaining() < 13) {
            return null;
        }
        int code = buffer.get();
        String key = text(buffer);
        String value = key == null ? null : text(buffer);
        String expected = value == null ? null : text(buffer);
        boolean isOne = code >= 0
                && code < Operation.values().length
                && expected != null
                && !buffer.hasRemaining();
        return isOne && key != null && value != null && expected != null
                ? new KeyValueCommand(Operation.values()[code], key, value, expected)
                : null;
    }

    private static @Nullable String text(ByteBuffer buffer) {
        if (buffer.remaining() < 4) {
            return null;
        }
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            return null;
        }
        String text = Bytes.of(buffer.slice(buffer.position(), length)).utf8();
        buffer.position(buffer.position() + length);
        return text;
    }

    /** As it would be typed. */
    @Override
    public String toString() {
        return switch (operation) {
            case PUT, APPEND -> operation.word() + " " + key + " " + value;
            case GET, DELETE -> operation.word() + " " + key;
            case CAS -> "cas " + key + " " + expected + " " + value;
        };
    }
}
