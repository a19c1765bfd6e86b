package raftarium.machine;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;

import java.nio.ByteBuffer;

/**
 * A client's command with what tells it from its repetitions (section 8; dissertation 6.3): 24
 * bytes, then the command.
 *
 * @param client the client's number
 * @param serial the command's number, which each attempt repeats; from 1
 * @param answeredBelow all serial numbers below this one have had their answer, or were given up;
 *     1 until the client has had its first answer, which only an open session gives
 * @param command for the state machine
 */
public record SessionCommand(long client, long serial, long answeredBelow, Bytes command) {
    private static final int HEADER_BYTES = 24;

    /** Whether it may open a session: its client has had no answer, so it has lost none. */
    boolean mayOpen() {
        return answeredBelow <= 1;
    }

    /** Its form in bytes. */
    public Bytes encode() {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + command.length());
        buffer.putLong(client).putLong(serial).putLong(answeredBelow);
        command.putInto(buffer);
        return Bytes.of(buffer.flip());
    }

    /** Reads that form; null if the bytes are too short for one. */
    public static @Nullable SessionCommand decode(Bytes bytes) {
        ByteBuffer buffer = bytes.buffer();
        return buffer.remaining() < HEADER_BYTES
                ? null
                : new SessionCommand(
                        buffer.getLong(), buffer.getLong(), buffer.getLong(), Bytes.of(buffer));
    }
}
