package raftarium.machine;

import raftarium.data.Bytes;

import java.nio.ByteBuffer;

/**
 * Reads what a {@link CommandWriter} wrote. Each method returns something for any bytes; at the end
 * {@link #isWhole} says whether they are a command.
 */
final class CommandReader {
    /** Times beyond this are none: so that adding a timeout to one never overflows. */
    private static final long MAX_NANOS = 9_000_000_000_000_000_000L;

    private final ByteBuffer buffer;
    private boolean isBroken;

    CommandReader(Bytes bytes) {
        buffer = bytes.buffer();
    }

    /** The operation's code less {@code first}; 0 if that isn't below {@code count}. */
    int code(int first, int count) {
        int code = need(1) ? (buffer.get() & 0xff) - first : 0;
        isBroken |= code < 0 || code >= count;
        return isBroken ? 0 : code;
    }

    String text() {
        int length = need(Integer.BYTES) ? buffer.getInt() : 0;
        if (!need(length)) {
            return "";
        }
        String text = Bytes.of(buffer.slice(buffer.position(), length)).utf8();
        buffer.position(buffer.position() + length);
        return text;
    }

    long number() {
        return need(Long.BYTES) ? buffer.getLong() : 0;
    }

    /** A virtual time. */
    long nanos() {
        long nanos = number();
        isBroken |= nanos < 0 || nanos > MAX_NANOS;
        return nanos;
    }

    private boolean need(int length) {
        isBroken |= length < 0 || length > buffer.remaining();
        return !isBroken;
    }

    /** Whether the bytes were what was asked of them, and nothing is left. */
    boolean isWhole() {
        return !isBroken && !buffer.hasRemaining();
    }
}
