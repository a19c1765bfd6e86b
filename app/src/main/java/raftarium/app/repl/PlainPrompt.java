package raftarium.app.repl;

import org.jspecify.annotations.Nullable;

import raftarium.app.session.Playground;
import raftarium.words.MistakeException;
import raftarium.words.TextLines;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** The prompt without a terminal: one line after the other, no prompt, no colours. */
public final class PlainPrompt {
    private PlainPrompt() {}

    /** Reads to the end, or to {@code exit}; there are no lessons. Returns the exit status. */
    public static int run(Playground playground, InputStream input, PrintStream out)
            throws IOException {
        return run(playground, PromptLessons.NONE, input, out);
    }

    /** The same with lessons. */
    public static int run(
            Playground playground, PromptLessons lessons, InputStream input, PrintStream out)
            throws IOException {
        Exchange exchange = new Exchange(playground, out, lessons);
        TextLines lines = new TextLines(input);
        StringBuilder text = new StringBuilder();
        String line = next(lines, exchange, out);
        while (line != null) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
            // Answered before the next line is waited for: another program may sit at the pipe.
            boolean goesOn = text.length() > line.length() && !mayClose(line);
            if (!goesOn && !exchange.isOpen(text.toString())) {
                exchange.answer(text.toString());
                out.flush();
                text.setLength(0);
            }
            line = exchange.interpreter().hasLeft() ? null : next(lines, exchange, out);
        }
        if (!text.isEmpty()) {
            exchange.answer(text.toString());
        }
        out.flush();
        return exchange.exitStatus();
    }

    /** The next line that is one; null at the end. */
    private static @Nullable String next(TextLines lines, Exchange exchange, PrintStream out)
            throws IOException {
        while (true) {
            try {
                return lines.next();
            } catch (MistakeException mistake) {
                exchange.mistake("line " + lines.number() + ": " + mistake.what());
                out.flush();
            }
        }
    }

    /** Whether a block or quote that is open may end there: else it needn't be read once more. */
    private static boolean mayClose(String line) {
        return line.contains("end") || line.contains("\"") || line.contains("'");
    }
}
