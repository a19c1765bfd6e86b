package raftarium.app.session;

import raftarium.disk.NamedFile;
import raftarium.session.SavedSession;
import raftarium.session.SessionReader;
import raftarium.words.MistakeException;
import raftarium.words.TextLines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The files in which sessions are kept. */
public final class SessionFile {
    /** With what their names end. */
    public static final String ENDING = ".raftarium";

    private SessionFile() {}

    /**
     * What such a file says.
     *
     * @throws MistakeException if it can't be read, is too large or no text; it names the file
     */
    public static String read(Path file) throws MistakeException {
        try (InputStream input = Files.newInputStream(NamedFile.checked(file))) {
            byte[] bytes = input.readNBytes(SavedSession.MAX_BYTES + 1);
            if (bytes.length > SavedSession.MAX_BYTES) {
                throw new MistakeException(file + " is larger than "
                        + (SavedSession.MAX_BYTES >> 20) + " MiB, and no session");
            }
            return TextLines.whole(bytes);
        } catch (CharacterCodingException binary) {
            throw new MistakeException(file + " is " + TextLines.NO_TEXT + ", and no session");
        } catch (NoSuchFileException none) {
            throw new MistakeException("there is no file " + file);
        } catch (IOException trouble) {
            throw new MistakeException(file + " can't be read: " + trouble.getMessage());
        }
    }

    /**
     * Writes a text to a file, aside first, so that what was there stays if that fails.
     *
     * @param overwrite whether a file that holds something else is overwritten; one that holds a
     *     session is in any case
     * @throws MistakeException if it can't be written, or holds something else
     */
    public static void write(Path file, String text, boolean overwrite) throws MistakeException {
        try {
            boolean isThere = Files.exists(NamedFile.checked(file));
            if (isThere && !Files.isRegularFile(file)) {
                Files.writeString(file, text);
            } else if (isThere && !overwrite && !isSession(file)) {
                throw new MistakeException(
                        file + " is there, and holds no session: --overwrite replaces it");
            } else {
                replace(isThere ? file.toRealPath() : file.toAbsolutePath(), text);
            }
        } catch (IOException trouble) {
            throw new MistakeException("can't write " + file + ": " + reason(trouble));
        }
    }

    private static String reason(IOException trouble) {
        return trouble instanceof NoSuchFileException
                ? "there is no such directory"
                : String.valueOf(trouble.getMessage());
    }

    private static boolean isSession(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] first = input.readNBytes(SessionReader.TITLE.length());
            return SessionReader.isSession(new String(first, StandardCharsets.ISO_8859_1));
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent());
        Path aside = Files.createTempFile(directory, ".raftarium", ENDING);
        try {
            Files.writeString(aside, text);
            try {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException rare) {
                Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** The place that a name is of. */
    public static Path path(String name) throws MistakeException {
        try {
            return Path.of(name);
        } catch (InvalidPathException nowhere) {
            throw new MistakeException("there can be no file " + name);
        }
    }
}
