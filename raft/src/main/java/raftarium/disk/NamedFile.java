package raftarium.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that the user names, to be read or written. Links are followed. A pipe that nobody uses
 * would wait for good, and a device may never end: both are refused, but for what the shell hands
 * over ({@code <(...)}), the standard streams and {@code /dev/null}.
 */
public final class NamedFile {
    private static final String HANDED_OVER =
            "/dev/(fd/\\d+|stdin|stdout|stderr|null|tty)|/proc/self/fd/\\d+";

    private NamedFile() {}

    /**
     * {@code file}, if it can be opened without waiting: it is a regular file, a directory,
     * something handed over, or not there.
     *
     * @throws IOException if it is something else; the message doesn't name the file
     */
    public static Path checked(Path file) throws IOException {
        if (!file.toAbsolutePath().normalize().toString().matches(HANDED_OVER) && isOther(file)) {
            throw new IOException("it is a pipe, a socket or a device, not a regular file");
        }
        return file;
    }

    private static boolean isOther(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isOther();
        } catch (NoSuchFileException none) {
            return false;
        }
    }
}
