package raftarium.app.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A script that was read.
 *
 * @param name what it is called: its path as given, or "standard input"
 * @param stem its path below what was named, without its ending: where its data goes
 * @param text its lines
 */
public record ScriptSource(String name, String stem, String text) {
    /** The ending of script files. */
    public static final String ENDING = ".raft";

    /** The name of what comes from standard input. */
    public static final String STANDARD_INPUT = "standard input";

    private static final long MAX_BYTES = 64L << 20;

    /** A file can't be read; the message says which, and why. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /**
     * Reads what a command line names: files, directories with all the scripts in them, {@code -}.
     *
     * @param input read for {@code -}
     */
    public static List<ScriptSource> read(List<String> names, InputStream input)
            throws UnreadableException {
        List<ScriptSource> sources = new ArrayList<>();
        for (String name : names) {
            Path path = path(name);
            if (name.equals("-")) {
                sources.add(new ScriptSource(STANDARD_INPUT, "stdin", text(input)));
            } else if (Files.isDirectory(path)) {
                sources.addAll(directory(path));
            } else {
                sources.add(file(path, path.getFileName()));
            }
        }
        return sources;
    }

    private static Path path(String name) throws UnreadableException {
        try {
            return Path.of(name);
        } catch (InvalidPathException nowhere) {
            throw new UnreadableException("there can be no file " + name);
        }
    }

    private static List<ScriptSource> directory(Path directory) throws UnreadableException {
        try (Stream<Path> tree = Files.walk(directory)) {
            List<Path> files = tree.filter(file -> file.toString().endsWith(ENDING))
                    .filter(Files::isRegularFile)
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
            if (files.isEmpty()) {
                throw new UnreadableException(directory + " holds no *" + ENDING + " file");
            }
            List<ScriptSource> sources = new ArrayList<>();
            for (Path file : files) {
                sources.add(file(file, directory.relativize(file)));
            }
            return sources;
        } catch (IOException | UncheckedIOException trouble) {
            throw new UnreadableException(directory + " can't be read: " + trouble.getMessage());
        }
    }

    private static ScriptSource file(Path file, Path relative) throws UnreadableException {
        String stem = relative.toString();
        try {
            if (!Files.exists(file)) {
                throw new UnreadableException("there is no file " + file);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new UnreadableException(file + " is larger than 64 MiB");
            }
            return new ScriptSource(
                    file.toString(),
                    stem.endsWith(ENDING)
                            ? stem.substring(0, stem.length() - ENDING.length())
                            : stem,
                    decoded(file.toString(), Files.readAllBytes(file)));
        } catch (IOException trouble) {
            throw new UnreadableException(file + " can't be read: " + trouble.getMessage());
        }
    }

    private static String text(InputStream input) throws UnreadableException {
        try {
            return decoded(STANDARD_INPUT, input.readAllBytes());
        } catch (IOException trouble) {
            throw new UnreadableException(
                    STANDARD_INPUT + " can't be read: " + trouble.getMessage());
        }
    }

    private static String decoded(String name, byte[] bytes) throws UnreadableException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Some editors put a mark before the first letter.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw new UnreadableException(name + " is no text in UTF-8");
        }
    }
}
