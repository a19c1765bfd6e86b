package raftarium.storage;

import raftarium.disk.DiskException;
import raftarium.disk.PlainFile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process, or a second user in this one, out of a directory, by a lock on the file
 * {@code lock} in it. The system lifts it when the process ends, however it does; the file stays.
 */
public final class DirectoryLock implements AutoCloseable {
    /** The name of the file that is locked. */
    public static final String FILE = "lock";

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Locks {@code directory}, which exists.
     *
     * @throws HomeException if it is locked already, or has no room for a lock
     */
    public static DirectoryLock acquire(Path directory) {
        FileChannel channel = open(directory);
        if (!isLocked(directory, channel)) {
            close(directory, channel);
            throw new HomeException(
                    directory, "in use by another process, or a second time by this one", null);
        }
        return new DirectoryLock(directory, channel);
    }

    private static FileChannel open(Path directory) {
        try {
            return PlainFile.open(
                    directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    private static boolean isLocked(Path directory, FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            close(directory, channel);
            throw failure(directory, e);
        }
    }

    private static void close(Path directory, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    private static HomeException failure(Path directory, IOException cause) {
        return new HomeException(
                directory, "can't be locked: " + DiskException.reasonOf(cause), cause);
    }

    /** Lets others in. */
    @Override
    public void close() {
        close(directory, channel);
    }
}
