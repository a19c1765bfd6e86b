package raftarium.app.session;

import raftarium.disk.NamedFile;
import raftarium.session.SavedSession;
import raftarium.session.SessionReader;
import raftarium.session.SessionWriter;
import raftarium.session.SharedLine;
import raftarium.words.MistakeException;
import raftarium.words.TextLines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files in which sessions are kept, and the lines that are shared. */
public final class SessionFile {
    /** With what their names end. */
    public static final String ENDING = ".raftarium";

    private SessionFile() {}

    /** Whether a word is the name of such a file, or a line that was shared. */
    public static boolean isOne(String word) {
        return word.endsWith(ENDING) || SharedLine.isOne(word);
    }

    /**
     * The session that a file holds, or that a line is of.
     *
     * @param directory where a file is looked for whose name doesn't say it; "" for the working
     *     directory
     * @throws MistakeException if it can't be read, was changed, or is none; a file is named
     */
    public static SavedSession read(Path directory, String what) throws MistakeException {
        if (SharedLine.isOne(what)) {
            return SessionReader.read(SharedLine.text(what), MachineLoader.KIND);
        }
        Path file = directory.resolve(path(what));
        try {
            return SessionReader.read(text(file), MachineLoader.KIND);
        } catch (MistakeException mistake) {
            throw new MistakeException(file + ": " + mistake.what());
        }
    }

    private static String text(Path file) throws MistakeException {
        try (InputStream input = Files.newInputStream(NamedFile.checked(file))) {
            byte[] bytes = input.readNBytes(SavedSession.MAX_BYTES + 1);
            if (bytes.length > SavedSession.MAX_BYTES) {
                throw new MistakeException("it is larger than " + (SavedSession.MAX_BYTES >> 20)
                        + " MiB, and no session");
            }
            return TextLines.whole(bytes);
        } catch (CharacterCodingException binary) {
            throw new MistakeException("it is " + TextLines.NO_TEXT + ", and no session");
        } catch (NoSuchFileException none) {
            throw new MistakeException("there is no such file");
        } catch (IOException trouble) {
            throw new MistakeException("it can't be read: " + trouble.getMessage());
        }
    }

    /**
     * Writes a session to a file, aside first, so that what was there stays if that fails.
     *
     * @param overwrite whether a file that holds something else is overwritten; one that holds a
     *     session is in any case
     * @throws MistakeException if it can't be written, or holds something else
     */
    public static void write(Path file, SavedSession session, boolean overwrite)
            throws MistakeException {
        write(file, SessionWriter.text(session), overwrite || holdsSession(file));
    }

    /**
     * Writes any text in the same way.
     *
     * @param overwrite whether what is there is overwritten
     * @throws MistakeException if it can't be written, or something is there
     */
    public static void write(Path file, String text, boolean overwrite) throws MistakeException {
        if (!overwrite && Files.isRegularFile(file)) {
            throw new MistakeException(file + " is there already: --overwrite replaces it");
        }
        try {
            NamedFile.write(file, out -> {
                out.write(text);
                return true;
            });
        } catch (NoSuchFileException none) {
            throw new MistakeException("can't write " + file + ": its directory isn't there");
        } catch (IOException trouble) {
            throw new MistakeException("can't write " + file + ": " + trouble.getMessage());
        }
    }

    /** Whether a file is there that says that it is a session. */
    public static boolean holdsSession(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream input = Files.newInputStream(file)) {
            byte[] first = input.readNBytes(SessionReader.TITLE.length());
            return SessionReader.isSession(new String(first, StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            return false;
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
