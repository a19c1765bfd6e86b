package raftarium.app.repl;

import org.jline.reader.EndOfFileException;
import org.jline.terminal.Terminal;
import org.jline.terminal.spi.TerminalExt;

import raftarium.app.session.SessionException;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
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

    private final OutputStream output;

    /** Not JLine's stream, if there is one below: JLine closes its own at a signal, too. */
    LineEnd(Terminal terminal) {
        boolean isSystems =
                terminal instanceof TerminalExt systems && systems.getSystemStream() != null;
        output = isSystems ? new FileOutputStream(FileDescriptor.out) : terminal.output();
    }

    /** Reads a line. */
    interface Reading {
        String line() throws SessionException;
    }

    /**
     * What that reads.
     *
     * @throws EndOfFileException if the process ends, and JLine has closed the terminal
     */
    String around(Reading reading) throws SessionException {
        Thread hook = new Thread(this::giveBack, "line-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return reading.line();
        } catch (IllegalStateException closed) {
            throw isEnding(hook) ? new EndOfFileException(closed) : closed;
        } finally {
            isEnding(hook);
        }
    }

    /** Takes the hook back; whether that is too late, since the process ends. */
    private static boolean isEnding(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private void giveBack() {
        try {
            output.write(BACK.getBytes(StandardCharsets.UTF_8));
            output.flush();
        } catch (IOException gone) {
            // The terminal is gone, and nobody is left to be told.
            return;
        }
    }
}
