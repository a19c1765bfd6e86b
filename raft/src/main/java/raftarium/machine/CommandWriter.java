package raftarium.machine;

import raftarium.data.Bytes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a command: a byte for the operation, then numbers of eight bytes and texts behind their
 * length of four bytes, in UTF-8.
 */
final class CommandWriter {
    private final byte code;
    private final List<Bytes> parts = new ArrayList<>();
    private int length = 1;

    CommandWriter(int code) {
        this.code = (byte) code;
    }

    CommandWriter text(String text) {
        Bytes bytes = Bytes.utf8(text);
        return add(Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length())))
                .add(bytes);
    }

    CommandWriter number(long number) {
        return add(Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(0, number)));
    }

    private CommandWriter add(Bytes part) {
        parts.add(part);
        length += part.length();
        return this;
    }

    Bytes written() {
        return Bytes.filled(length, buffer -> {
            buffer.put(code);
            parts.forEach(part -> part.putInto(buffer));
        });
    }
}
