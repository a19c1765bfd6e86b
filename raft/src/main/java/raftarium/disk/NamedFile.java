package raftarium.disk;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that the user names, to be read or written. Links are followed. A pipe that nobody uses
 * would wait for good, and a device may never end: both are refused, but for what the shell hands
 * over ({@code <(...)}), the standard streams and {@code /dev/null}.
 */
public final class NamedFile {
    private static final String HANDED_OVER =
            "/dev/(fd/\\d+|stdin|stdout|stderr|null|tty)|/proc/self/fd/\\d+";

    /** What is written to a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it, as UTF-8.
         *
         * @return false if it was broken off, and what was there before is to stay
         */
        boolean writeTo(Writer out) throws IOException;
    }

    private NamedFile() {}

    /**
     * Writes a whole file: aside first, so that what was there stays until all of the new is. What
     * is handed over is written to at once.
     *
     * @throws IOException if it can't be written, and what was there is there still; the message
     *     doesn't always name the file
     */
    public static void write(Path file, Content content) throws IOException {
        Path checked = checked(file);
        if (Files.isDirectory(checked)) {
            throw new IOException("it is a directory");
        } else if (isHandedOver(checked)) {
            try (Writer out = Files.newBufferedWriter(checked)) {
                content.writeTo(out);
            }
        } else {
            writeAside(Files.exists(checked) ? checked.toRealPath() : checked, content);
        }
    }

    private static void writeAside(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new IOException("it is read-only");
        }
        Path aside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            boolean isWhole;
            try (Writer out = Files.newBufferedWriter(aside)) {
                isWhole = content.writeTo(out);
            }
            if (isWhole) {
                Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static boolean isHandedOver(Path file) {
        return file.toAbsolutePath().normalize().toString().matches(HANDED_OVER);
    }

    /**
     * {@code file}, if it can be opened without waiting: it is a regular file, a directory,
     * something handed over, or not there.
     *
     * @throws IOException if it is something else; the message doesn't name the file
     */
    public static Path checked(Path file) throws IOException {
        if (!isHandedOver(file) && isOther(file)) {
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
