package raftarium.app.session;

import raftarium.session.SavedSession;
import raftarium.session.SessionWriter;
import raftarium.words.MistakeException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last few sessions that somebody watched, kept without being asked to: in a directory, a file
 * each, of which the names grow. What can't be kept, or where nothing can be written, isn't; nobody
 * is held up by that.
 */
public final class KeptSessions {
    /** So many are kept. */
    public static final int MOST = 5;

    /** A larger one isn't kept. */
    private static final int MAX_BYTES = 4 << 20;

    /** What the cockpit begins with by itself is worth nothing. */
    private static final int LEAST_RECORDED = 2;

    private static final String NAME = "session-";

    private final Path directory;

    /** Those in that directory, which needn't be there. */
    public KeptSessions(Path directory) {
        this.directory = directory;
    }

    /** Keeps a session that is left, if there is anything in it; the oldest makes room. */
    public void keep(Session session) {
        try {
            SavedSession saved = session.saved();
            String text = SessionWriter.text(saved);
            boolean isWorthIt = saved.recorded() >= LEAST_RECORDED
                    || saved.branches().size() > 1
                    || !saved.bookmarks().isEmpty();
            if (isWorthIt && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
                keep(text);
            }
        } catch (IOException | MistakeException none) {
            // Nobody has asked for it.
            return;
        }
    }

    private void keep(String text) throws IOException, MistakeException {
        Files.createDirectories(directory);
        List<Path> newest = newest();
        if (!newest.isEmpty() && Files.readString(newest.get(0)).equals(text)) {
            return;
        }
        long number = newest.isEmpty() ? 1 : number(newest.get(0)) + 1;
        SessionFile.write(directory.resolve(name(number)), text, true);
        for (Path old : newest.subList(Math.min(MOST - 1, newest.size()), newest.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static String name(long number) {
        String digits = Long.toString(number);
        return NAME + "0".repeat(Math.max(0, 6 - digits.length())) + digits + SessionFile.ENDING;
    }

    private static long number(Path file) {
        String name = String.valueOf(file.getFileName());
        return Long.parseLong(
                name.substring(NAME.length(), name.length() - SessionFile.ENDING.length()));
    }

    private static boolean isKept(Path file) {
        return String.valueOf(file.getFileName())
                .matches(NAME + "\\d{6,12}\\" + SessionFile.ENDING);
    }

    /**
     * The files, the newest first; none if there is no such directory.
     *
     * @throws IOException if it can't be read
     */
    public List<Path> newest() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(KeptSessions::isKept)
                    .sorted(Comparator.comparingLong(KeptSessions::number).reversed())
                    .toList();
        }
    }
}
