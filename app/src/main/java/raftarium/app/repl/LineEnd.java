package raftarium.app.repl;

import org.jline.terminal.Terminal;

import raftarium.app.session.SessionException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Gives the terminal back when a signal ends the process while a line is typed. Who reads the line
 * has asked for marks around what is pasted, and for other codes of some keys; nothing but the end
 * of the line takes that back, and a shell that comes after would see the marks as letters.
 */
final class LineEnd {
    private static final String BACK = "\u001b[?2004l\u001b[?1l\u001b>\n";

    private final Terminal terminal;

    LineEnd(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Reads a line. */
    interface Reading {
        String line() throws SessionException;
    }

    /** What that reads. */
    String around(Reading reading) throws SessionException {
        Thread hook = new Thread(this::giveBack, "line-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return reading.line();
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It runs, or has run.
            return;
        }
    }

    private void giveBack() {
        try {
            OutputStream output = terminal.output();
            output.write(BACK.getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException | IllegalStateException gone) {
            // The terminal is gone, and nobody is left to be told.
            return;
        }
    }
}
