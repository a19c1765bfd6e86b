package raftarium.app.repl;

import raftarium.app.session.Playground;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The prompt without a terminal: one line after the other, no prompt, no colours. */
public final class PlainPrompt {
    private PlainPrompt() {}

    /** Reads to the end, or to {@code exit}. Returns the exit status. */
    public static int run(Playground playground, InputStream input, PrintStream out)
            throws IOException {
        Exchange exchange = new Exchange(playground, out, () -> false);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder();
        String line = lines.readLine();
        while (line != null) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
            // Answered before the next line is waited for: another program may sit at the pipe.
            boolean goesOn = text.length() > line.length() && !mayClose(line);
            if (!goesOn && !exchange.isOpen(text.toString())) {
                exchange.answer(text.toString());
                out.flush();
                text.setLength(0);
            }
            line = exchange.interpreter().hasLeft() ? null : lines.readLine();
        }
        if (!text.isEmpty()) {
            exchange.answer(text.toString());
        }
        out.flush();
        return exchange.exitStatus();
    }

    /** Whether a block or quote that is open may end there: else it needn't be read once more. */
    private static boolean mayClose(String line) {
        return line.contains("end") || line.contains("\"") || line.contains("'");
    }
}
