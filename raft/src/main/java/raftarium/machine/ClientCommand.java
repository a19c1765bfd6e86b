package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

/**
 * A client's command. The first byte of its form tells whose it is, of the machines that come
 * along; no text in UTF-8 begins with one of those bytes, but for control characters. Any other is
 * a {@link RawCommand}, for a machine of one's own.
 */
public sealed interface ClientCommand
        permits KeyValueCommand, QueueCommand, LockCommand, ConfigCommand, RawCommand {
    /** The machine that knows it. */
    MachineType machine();

    /** Its form in bytes. */
    Bytes encode();

    /**
     * The same as that client gives it at that time; a machine that asks for neither takes no
     * notice.
     *
     * @param client what tells the client from all others
     * @param atNanos the virtual time, 0 or more
     */
    default ClientCommand by(String client, long atNanos) {
        return this;
    }

    /** The command of a machine that comes along that has this form; null if there is none. */
    static @Nullable ClientCommand decode(Bytes bytes) {
        ClientCommand command = KeyValueCommand.decode(bytes);
        command = command != null ? command : QueueCommand.decode(bytes);
        command = command != null ? command : LockCommand.decode(bytes);
        return command != null ? command : ConfigCommand.decode(bytes);
    }

    /** In words: the command as typed, or how many bytes there are. */
    static String describe(Bytes bytes) {
        ClientCommand command = decode(bytes);
        return command == null ? bytes.length() + " bytes" : command.toString();
    }
}
