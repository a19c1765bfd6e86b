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
        Exchange exchange = new Exchange(playground, out);
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        StringBuilder text = new StringBuilder();
        String line = lines.readLine();
        while (line != null && !exchange.interpreter().hasLeft()) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
            line = lines.readLine();
            if (line == null || !exchange.isOpen(text.toString())) {
                exchange.answer(text.toString());
                text.setLength(0);
            }
        }
        out.flush();
        return exchange.exitStatus();
    }
}
