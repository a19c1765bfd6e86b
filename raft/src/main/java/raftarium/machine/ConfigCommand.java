package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

import java.util.Locale;

/**
 * A command for the {@link ConfigStore}.
 *
 * @param operation what to do
 * @param key the key
 * @param value what it is set to; empty otherwise
 * @param version for set the version that the key must have, 0 for none yet, {@link #ANY} if it
 *     doesn't matter; for watch the version beyond which it is asked for
 */
public record ConfigCommand(Operation operation, String key, String value, long version)
        implements ClientCommand {
    /** Whatever version the key has. */
    public static final long ANY = -1;

    private static final int FIRST_CODE = 0xb0;

    /** What to do. The order is that of the codes in bytes: add at the end only. */
    public enum Operation {
        SET,
        WATCH
    }

    /** Sets {@code key}, if it has that version; {@link #ANY} for whichever. */
    public static ConfigCommand set(String key, String value, long version) {
        return new ConfigCommand(Operation.SET, key, value, version);
    }

    /** Asks for {@code key}, if its version is beyond {@code after}. */
    public static ConfigCommand watch(String key, long after) {
        return new ConfigCommand(Operation.WATCH, key, "", after);
    }

    @Override
    public MachineType machine() {
        return MachineType.CONFIG;
    }

    @Override
    public Bytes encode() {
        return new CommandWriter(FIRST_CODE + operation.ordinal())
                .text(key)
                .text(value)
                .number(version)
                .written();
    }

    /** Reads that form; null if the bytes are none. */
    public static @Nullable ConfigCommand decode(Bytes bytes) {
        CommandReader reader = new CommandReader(bytes);
        ConfigCommand command = new ConfigCommand(
                Operation.values()[reader.code(FIRST_CODE, Operation.values().length)],
                reader.text(),
                reader.text(),
                reader.number());
        return reader.isWhole() ? command : null;
    }

    /** As it would be typed. */
    @Override
    public String toString() {
        String word = operation.name().toLowerCase(Locale.ROOT) + " " + key;
        return switch (operation) {
            case SET -> word + " " + value + (version == ANY ? "" : " --version " + version);
            case WATCH -> word + (version == 0 ? "" : " --after " + version);
        };
    }
}
