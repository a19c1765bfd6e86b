package raftarium.app.terminal;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A JLine terminal whose user is a test: it types, resizes, and sees each write apart. */
public final class FakeTty extends LineDisciplineTerminal {
    /** What was written, a string a write. */
    public final List<String> writes = new CopyOnWriteArrayList<>();

    public FakeTty(int columns, int rows) throws IOException {
        this("xterm-256color", columns, rows);
    }

    FakeTty(String type, int columns, int rows) throws IOException {
        super(
                "fake",
                type,
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8,
                Terminal.SignalHandler.SIG_DFL);
        setSize(Size.of(columns, rows));
    }

    void type(String characters) throws IOException {
        processInputBytes(characters.getBytes(StandardCharsets.UTF_8));
    }

    void resize(int columns, int rows) {
        setSize(Size.of(columns, rows));
        raise(Signal.WINCH);
    }

    String written() {
        return String.join("", writes);
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                writes.add(Character.toString(b));
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                writes.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        };
    }
}
