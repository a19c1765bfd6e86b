package raftarium.disk;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * The one way to a file of a data directory, which may come from anybody: only a regular file is
 * opened, and no link is followed. A link could lead anywhere; a pipe would wait for good.
 */
public final class PlainFile {
    private PlainFile() {}

    /**
     * Opens a regular file; with {@code CREATE} there may be none.
     *
     * @throws FileSystemException if something else is there
     * @throws NoSuchFileException if there is nothing, and nothing is to be created
     */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        return open(file, Set.of(options));
    }

    static FileChannel open(Path file, Set<OpenOption> options) throws IOException {
        if (!exists(file) && !options.contains(StandardOpenOption.CREATE)) {
            throw new NoSuchFileException(file.toString());
        }
        Set<OpenOption> all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, all);
    }

    /**
     * Whether a regular file is there.
     *
     * @throws FileSystemException if something else is
     */
    public static boolean exists(Path file) throws IOException {
        BasicFileAttributes found = attributes(file);
        if (found != null && !found.isRegularFile()) {
            throw isNone(file, found);
        }
        return found != null;
    }

    /**
     * Makes sure that what is there is no directory: whatever else it is, to delete it touches
     * nothing but its name.
     *
     * @throws FileSystemException if it is one
     */
    public static void checkFile(Path file) throws IOException {
        BasicFileAttributes found = attributes(file);
        if (found != null && found.isDirectory()) {
            throw isNone(file, found);
        }
    }

    /**
     * Whether a directory is there.
     *
     * @throws FileSystemException if something else is, be it a link to a directory
     */
    public static boolean isDirectory(Path directory) throws IOException {
        BasicFileAttributes found = attributes(directory);
        if (found != null && !found.isDirectory()) {
            throw new FileSystemException(
                    directory.toString(), null, words(found) + ", not a directory");
        }
        return found != null;
    }

    /** A new file, for writing; what has its name is deleted first, and no link is followed. */
    public static FileChannel createAnew(Path file) throws IOException {
        if (exists(file)) {
            Files.delete(file);
        }
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    static FileSystemException isNone(Path file, BasicFileAttributes found) {
        return new FileSystemException(
                file.toString(), null, words(found) + ", not a regular file");
    }

    private static String words(BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return "it is a link";
        } else if (found.isDirectory()) {
            return "it is a directory";
        }
        return found.isRegularFile() ? "it is a file" : "it is a pipe, a socket or a device";
    }
}
