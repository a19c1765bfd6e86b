package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

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
public record KeyValueCommand(Operation operation, String key, String value, String expected)
        implements ClientCommand {
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

    @Override
    public MachineType machine() {
        return MachineType.KV;
    }

    @Override
    public Bytes encode() {
        return new CommandWriter(operation.ordinal())
                .text(key)
                .text(value)
                .text(expected)
                .written();
    }

    /** Reads that form; null if the bytes are none. */
    public static @Nullable KeyValueCommand decode(Bytes bytes) {
        CommandReader reader = new CommandReader(bytes);
        KeyValueCommand command = new KeyValueCommand(
                Operation.values()[reader.code(0, Operation.values().length)],
                reader.text(),
                reader.text(),
                reader.text());
        return reader.isWhole() ? command : null;
    }

    /** As it would be typed. */
    @Override
    public String toString() {
        String begin = operation.word() + " " + key;
        return switch (operation) {
            case PUT, APPEND -> begin + " " + value;
            case GET, DELETE -> begin;
            case CAS -> begin + " " + expected + " " + value;
        };
    }
}
