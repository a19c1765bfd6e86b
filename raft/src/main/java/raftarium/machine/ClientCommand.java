package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Bytes;

/**
 * A command of one of the machines that come along. The first byte of its form tells whose it is;
 * no text in UTF-8 begins with one of those bytes, but for control characters.
 */
public sealed interface ClientCommand
        permits KeyValueCommand, QueueCommand, LockCommand, ConfigCommand {
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

    /** The command that has this form; null if there is none. */
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
