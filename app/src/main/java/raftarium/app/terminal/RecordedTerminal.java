package raftarium.app.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A terminal that nobody sits at: what one with 24 bits a colour would be sent is kept until it is
 * taken. It leaves what is drawn where it is, below it the cursor.
 */
public final class RecordedTerminal extends AnsiOutput {
    private static final String ENTER = "\u001b[?25l\u001b[0m\u001b[2J";

    private final TerminalSize size;
    private final FrameWriter writer;
    private final ByteArrayOutputStream sent;

    /** A terminal of a size, in cells. */
    public RecordedTerminal(int columns, int rows) {
        this(new TerminalSize(columns, rows), new ByteArrayOutputStream());
    }

    private RecordedTerminal(TerminalSize size, ByteArrayOutputStream sent) {
        this(size, sent, new FrameWriter(sent, StandardCharsets.UTF_8));
    }

    private RecordedTerminal(TerminalSize size, ByteArrayOutputStream sent, FrameWriter writer) {
        super(writer, ColorDepth.TRUECOLOR);
        this.size = size;
        this.sent = sent;
        this.writer = writer;
    }

    /** What was sent since it was asked last. */
    public String take() {
        String taken = sent.toString(StandardCharsets.UTF_8);
        sent.reset();
        return taken;
    }

    @Override
    public void enterPrivateMode() throws IOException {
        startAfresh();
        writer.enter(ENTER);
    }

    @Override
    public void exitPrivateMode() throws IOException {
        writer.leave("\u001b[0m\u001b[" + size.getRows() + ";1H\u001b[?25h", 0);
    }

    @Override
    public void close() throws IOException {
        exitPrivateMode();
    }

    @Override
    public TerminalSize getTerminalSize() {
        return size;
    }

    /** Nobody presses a key. */
    @Override
    public @Nullable KeyStroke pollInput() {
        return null;
    }

    @Override
    public KeyStroke readInput() {
        return new KeyStroke(KeyType.EOF);
    }
}
