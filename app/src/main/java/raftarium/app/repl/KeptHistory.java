package raftarium.app.repl;

import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The lines that were typed, in this session and earlier ones; of equal ones the last. */
final class KeptHistory extends DefaultHistory {
    static final int MAX_LINES = 10_000;

    /** Reads the file and writes to it from now on; if that can't be, says so and goes on. */
    void keep(LineReader reader, Path file, PrintStream out) {
        try {
            Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
            Files.createDirectories(directory);
            if (Files.exists(file)) {
                trimHistory(file, MAX_LINES);
            }
            if (!Files.isWritable(Files.exists(file) ? file : directory)) {
                throw new IOException("it may not be written to");
            }
            reader.setVariable(LineReader.HISTORY_SIZE, MAX_LINES);
            reader.setVariable(LineReader.HISTORY_FILE_SIZE, MAX_LINES);
            reader.setVariable(LineReader.HISTORY_FILE, file);
            load();
        } catch (IOException | IllegalArgumentException trouble) {
            reader.getVariables().remove(LineReader.HISTORY_FILE);
            out.println("what you type isn't kept: " + file + ": " + trouble.getMessage()
                    + " (--no-history asks for that)");
        }
    }
}
