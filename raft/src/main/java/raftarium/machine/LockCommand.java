package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

import java.util.Locale;

/**
 * A command for the {@link LockService}.
 *
 * @param operation what to do
 * @param name which lock
 * @param client whose session it is of
 * @param atNanos the virtual time at which its client called it
 */
public record LockCommand(Operation operation, String name, String client, long atNanos)
        implements ClientCommand {
    private static final int FIRST_CODE = 0xa0;

    /** What to do. The order is that of the codes in bytes: add at the end only. */
    public enum Operation {
        LOCK,
        UNLOCK
    }

    /** Asks for a lock. */
    public static LockCommand lock(String name) {
        return new LockCommand(Operation.LOCK, name, "", 0);
    }

    /** Gives it back. */
    public static LockCommand unlock(String name) {
        return new LockCommand(Operation.UNLOCK, name, "", 0);
    }

    @Override
    public MachineType machine() {
        return MachineType.LOCK;
    }

    @Override
    public LockCommand by(String other, long nowNanos) {
        return new LockCommand(operation, name, other, nowNanos);
    }

    @Override
    public Bytes encode() {
        return new CommandWriter(FIRST_CODE + operation.ordinal())
                .text(name)
                .text(client)
                .number(atNanos)
                .written();
    }

    /** Reads that form; null if the bytes are none. */
    public static @Nullable LockCommand decode(Bytes bytes) {
        CommandReader reader = new CommandReader(bytes);
        LockCommand command = new LockCommand(
                Operation.values()[reader.code(FIRST_CODE, Operation.values().length)],
                reader.text(),
                reader.text(),
                reader.nanos());
        return reader.isWhole() ? command : null;
    }

    /** As it would be typed. */
    @Override
    public String toString() {
        return operation.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
