package raftarium.machine;

import raftarium.data.Bytes;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Reads what a {@link SnapshotWriter} wrote. Each method throws an IllegalArgumentException that
 * says whose snapshot the bytes are not, and why.
 */
final class SnapshotReader {
    private final ByteBuffer buffer;
    private final String owner;

    /**
     * @param owner whose snapshot it is to be, for messages
     * @param form what it must begin with: a number for its owner and its version
     */
    SnapshotReader(Bytes bytes, String owner, int form) {
        buffer = bytes.buffer();
        this.owner = owner;
        int begin = integer();
        if (begin != form) {
            HexFormat hex = HexFormat.of();
            throw wrong("it begins with " + hex.toHexDigits(begin) + " instead of "
                    + hex.toHexDigits(form));
        }
    }

    int integer() {
        need(Integer.BYTES);
        return buffer.getInt();
    }

    long number() {
        need(Long.BYTES);
        return buffer.getLong();
    }

    /** A number of things that follow. */
    int count() {
        int count = integer();
        check(count >= 0, "a number of things is " + count);
        return count;
    }

    /** So many bytes. */
    Bytes bytes(int length) {
        return Bytes.of(slice(length));
    }

    /** All the bytes that are left. */
    Bytes rest() {
        return Bytes.of(buffer);
    }

    /** A text; malformed UTF-8 is refused, so that no two snapshots read alike. */
    String text() {
        Bytes bytes = bytes(count());
        String text = bytes.utf8();
        // What is malformed reads as this letter, and that is written otherwise.
        if (text.indexOf('\uFFFD') >= 0 && !Bytes.utf8(text).equals(bytes)) {
            throw wrong("a text before byte " + buffer.position() + " is no UTF-8");
        }
        return text;
    }

    /** Nothing may be left. */
    void end() {
        check(!buffer.hasRemaining(), buffer.remaining() + " bytes follow its end");
    }

    /** What must hold in a snapshot. */
    void check(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    private ByteBuffer slice(int length) {
        need(length);
        ByteBuffer slice = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return slice;
    }

    private void need(int length) {
        if (length < 0 || length > buffer.remaining()) {
            throw wrong("it ends within what begins at byte " + buffer.position());
        }
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("no snapshot of " + owner + ": " + why);
    }
}
