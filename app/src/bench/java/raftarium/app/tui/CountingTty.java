package raftarium.app.tui;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A tty in memory, for the cockpit's own terminal: it counts what is written, and forgets it. */
final class CountingTty extends LineDisciplineTerminal {
    private long bytes;

    CountingTty(int columns, int rows) throws IOException {
        super(
                "counting",
                "xterm-256color",
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8,
                Terminal.SignalHandler.SIG_DFL);
        setSize(Size.of(columns, rows));
    }

    long bytes() {
        return bytes;
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                bytes++;
            }

            @Override
            public void write(byte[] many, int offset, int length) {
                bytes += length;
            }
        };
    }
}
