package raftarium.app.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.terminal.AbstractTerminal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * What Lanterna draws, as control sequences of ECMA-48 and xterm, in frames. It remembers what the
 * terminal was told last, so that what is no change is not said again.
 */
abstract class AnsiOutput extends AbstractTerminal {
    private final FrameWriter writer;
    private final Pen pen;

    private boolean cursorVisible;
    /** Null where text has moved it. */
    private @Nullable TerminalPosition cursor;

    AnsiOutput(FrameWriter writer, ColorDepth depth) {
        this.writer = writer;
        this.pen = new Pen(depth);
    }

    /** The terminal has a plain style, no cursor to be seen, and that anywhere. */
    final void startAfresh() {
        pen.wasReset();
        cursorVisible = false;
        cursor = null;
    }

    @Override
    public void clearScreen() {
        pen.appendTo(writer.frame());
        writer.frame().append("\u001b[2J");
    }

    @Override
    public void setCursorPosition(int x, int y) {
        setCursorPosition(new TerminalPosition(x, y));
    }

    @Override
    public void setCursorPosition(TerminalPosition position) {
        if (!position.equals(cursor)) {
            cursor = position;
            writer.frame()
                    .append("\u001b[")
                    .append(position.getRow() + 1)
                    .append(';')
                    .append(position.getColumn() + 1)
                    .append('H');
        }
    }

    /** Where it was put last; a terminal is never asked. */
    @Override
    public TerminalPosition getCursorPosition() {
        return cursor == null ? TerminalPosition.TOP_LEFT_CORNER : cursor;
    }

    @Override
    public void setCursorVisible(boolean visible) {
        if (visible != cursorVisible) {
            cursorVisible = visible;
            writer.frame().append(visible ? "\u001b[?25h" : "\u001b[?25l");
        }
    }

    @Override
    public void putCharacter(char c) {
        putString(Character.toString(c));
    }

    @Override
    public void putString(String string) {
        pen.appendTo(writer.frame());
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            // Text may be a user's: none of it may be taken for a control sequence.
            writer.frame().append(Character.isISOControl(c) ? '?' : c);
        }
        cursor = null;
    }

    @Override
    public void enableSGR(SGR sgr) {
        pen.enable(sgr);
    }

    @Override
    public void disableSGR(SGR sgr) {
        pen.disable(sgr);
    }

    @Override
    public void resetColorAndSGR() {
        pen.plain();
    }

    @Override
    public void setForegroundColor(TextColor color) {
        pen.foreground(color);
    }

    @Override
    public void setBackgroundColor(TextColor color) {
        pen.background(color);
    }

    /** Nothing: a terminal is never asked. */
    @Override
    public byte[] enquireTerminal(int timeout, TimeUnit timeoutUnit) {
        return new byte[0];
    }

    @Override
    public void bell() {
        writer.frame().append('\u0007');
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }
}
