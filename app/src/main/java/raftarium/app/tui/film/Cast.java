package raftarium.app.tui.film;

import com.google.gson.stream.JsonWriter;
import com.googlecode.lanterna.screen.Screen;

import raftarium.app.export.ScreenSize;
import raftarium.app.terminal.DeltaScreen;
import raftarium.app.terminal.RecordedTerminal;
import raftarium.app.tui.paint.Canvas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;

/**
 * An asciicast of version 2: a JSON object with the screen's size, and then a JSON array a line:
 * when, in seconds, what it is, and what a terminal is sent, or what a mark is called.
 */
final class Cast implements Reel.Viewer {
    private final Writer out;
    private final RecordedTerminal terminal;
    private final Screen screen;
    private long endNanos;
    private long frames;

    Cast(Writer out, ScreenSize size, String title) {
        this.out = out;
        terminal = new RecordedTerminal(size.columns(), size.rows());
        try {
            JsonWriter json = new JsonWriter(out);
            json.beginObject();
            json.name("version").value(2);
            json.name("width").value(size.columns());
            json.name("height").value(size.rows());
            json.name("title").value(title);
            json.name("env").beginObject().name("TERM").value("xterm-256color").endObject();
            json.endObject();
            out.write('\n');
            screen = new DeltaScreen(terminal);
            screen.startScreen();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** How many frames there are in which something has changed. */
    long frames() {
        return frames;
    }

    @Override
    public void shown(long playNanos, Canvas canvas, boolean isLast) {
        endNanos = playNanos;
        try {
            canvas.drawOn(screen);
            screen.refresh(frames == 0 ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
            String sent = terminal.take();
            if (!sent.isEmpty()) {
                write(playNanos, "o", sent);
                frames++;
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Override
    public void marked(long playNanos, String text) {
        try {
            write(playNanos, "m", text);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The terminal is given back. */
    void end() {
        try {
            screen.stopScreen();
            write(endNanos, "o", terminal.take());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void write(long playNanos, String what, String text) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.beginArray();
        json.value(BigDecimal.valueOf(playNanos / 1_000, 6));
        json.value(what).value(text);
        json.endArray();
        out.write('\n');
    }
}
