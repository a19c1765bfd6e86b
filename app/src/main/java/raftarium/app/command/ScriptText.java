package raftarium.app.command;

import raftarium.disk.NamedFile;
import raftarium.words.TextLines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a script's text from a file. */
public final class ScriptText {
    /** How large a script may be. */
    private static final int MAX_MEBIBYTES = 10;

    private ScriptText() {}

    /** A file can't be read; the message says which, and why. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        public UnreadableException(String message) {
            super(message);
        }
    }

    /** The place that a name is of. */
    public static Path path(String name) throws UnreadableException {
        try {
            return Path.of(name);
        } catch (InvalidPathException nowhere) {
            throw new UnreadableException("there can be no file " + name);
        }
    }

    /** What is in a file. */
    public static String read(Path file) throws UnreadableException {
        if (!Files.exists(file)) {
            throw new UnreadableException("there is no file " + file);
        }
        try (InputStream input = Files.newInputStream(NamedFile.checked(file))) {
            return read(file.toString(), input);
        } catch (IOException trouble) {
            throw unreadable(file.toString(), trouble);
        }
    }

    /** What comes from there, to its end. */
    public static String read(String name, InputStream input) throws UnreadableException {
        try {
            byte[] bytes = input.readNBytes((MAX_MEBIBYTES << 20) + 1);
            if (bytes.length > MAX_MEBIBYTES << 20) {
                throw new UnreadableException(name + " is larger than " + MAX_MEBIBYTES + " MiB");
            }
            return decoded(name, bytes);
        } catch (IOException trouble) {
            throw unreadable(name, trouble);
        }
    }

    private static UnreadableException unreadable(String name, IOException trouble) {
        return new UnreadableException(name + " can't be read: " + trouble.getMessage());
    }

    private static String decoded(String name, byte[] bytes) throws UnreadableException {
        try {
            return TextLines.whole(bytes);
        } catch (CharacterCodingException malformed) {
            throw new UnreadableException(name + " is " + TextLines.NO_TEXT);
        }
    }
}
