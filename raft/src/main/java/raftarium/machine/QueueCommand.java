package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

import java.util.Locale;

/**
 * A command for the {@link MessageQueue}.
 *
 * @param operation what to do
 * @param value what is pushed; empty otherwise
 * @param id which message is acknowledged; 0 otherwise
 * @param atNanos the virtual time at which its client called it
 */
public record QueueCommand(Operation operation, String value, long id, long atNanos)
        implements ClientCommand {
    private static final int FIRST_CODE = 0x90;

    /** What to do. The order is that of the codes in bytes: add at the end only. */
    public enum Operation {
        PUSH,
        POP,
        ACK
    }

    /** Puts a message at the end. */
    public static QueueCommand push(String value) {
        return new QueueCommand(Operation.PUSH, value, 0, 0);
    }

    /** Asks for the first message that is visible, and hides it. */
    public static QueueCommand pop() {
        return new QueueCommand(Operation.POP, "", 0, 0);
    }

    /** A message is done with. */
    public static QueueCommand ack(long id) {
        return new QueueCommand(Operation.ACK, "", id, 0);
    }

    @Override
    public MachineType machine() {
        return MachineType.QUEUE;
    }

    @Override
    public QueueCommand by(String client, long nowNanos) {
        return new QueueCommand(operation, value, id, nowNanos);
    }

    @Override
    public Bytes encode() {
        return new CommandWriter(FIRST_CODE + operation.ordinal())
                .text(value)
                .number(id)
                .number(atNanos)
                .written();
    }

    /** Reads that form; null if the bytes are none. */
    public static @Nullable QueueCommand decode(Bytes bytes) {
        CommandReader reader = new CommandReader(bytes);
        QueueCommand command = new QueueCommand(
                Operation.values()[reader.code(FIRST_CODE, Operation.values().length)],
                reader.text(),
                reader.number(),
                reader.nanos());
        return reader.isWhole() ? command : null;
    }

    /** As it would be typed. */
    @Override
    public String toString() {
        String word = operation.name().toLowerCase(Locale.ROOT);
        return switch (operation) {
            case PUSH -> word + " " + value;
            case POP -> word;
            case ACK -> word + " " + id;
        };
    }
}
