package raftarium.app.repl;

import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

import raftarium.disk.NamedFile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The lines that were typed, in this session and earlier ones; of equal ones the last. */
final class KeptHistory extends DefaultHistory {
    static final int MAX_LINES = 10_000;

    /** Beyond so many JLine shortens the file within a session; here that is done at its start. */
    private static final int NEVER = 1_000_000;

    /** Reads the file and writes to it from now on; if that can't be, says so and goes on. */
    void keep(LineReader reader, Path file, PrintStream out) {
        try {
            Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
            Files.createDirectories(directory);
            if (Files.exists(file)) {
                tidy(file);
            }
            if (!Files.isWritable(Files.exists(file) ? file : directory)) {
                throw new IOException("it may not be written to");
            }
            reader.setVariable(LineReader.HISTORY_SIZE, MAX_LINES);
            reader.setVariable(LineReader.HISTORY_FILE_SIZE, NEVER);
            reader.setVariable(LineReader.HISTORY_FILE, file);
            load();
        } catch (IOException | IllegalArgumentException trouble) {
            reader.getVariables().remove(LineReader.HISTORY_FILE);
            out.println("what you type isn't kept: " + file + ": " + trouble.getMessage()
                    + " (--no-history asks for that)");
        }
    }

    /** Drops what was typed again later, and what is too old. */
    private static void tidy(Path file) throws IOException {
        List<String> lines = Files.readAllLines(NamedFile.checked(file));
        Deque<String> kept = new ArrayDeque<>();
        Set<String> texts = new HashSet<>();
        for (int place = lines.size() - 1; place >= 0 && kept.size() < MAX_LINES; place--) {
            String line = lines.get(place);
            // The time stands before the first colon.
            if (texts.add(line.substring(line.indexOf(':') + 1))) {
                kept.addFirst(line);
            }
        }
        if (kept.size() < lines.size()) {
            Files.write(file, kept);
        }
    }
}
