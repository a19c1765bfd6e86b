package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.DiskException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A directory in the system's place for temporary files, deleted when its maker ends. While its
 * maker lives, the file {@code lock} in it is locked. The system lifts the lock when the process
 * ends, however it does; what is left then is deleted when another process makes its first one.
 *
 * <p>Others delete a directory only under its lock, or while it is empty. So a maker that holds the
 * lock of a file that still has its name keeps the directory; one that doesn't makes another.
 */
public final class TemporaryDirectory implements AutoCloseable {
    static final String PREFIX = "raftarium-";

    /** What stands in the lock's file. */
    static final String MARK = "a temporary directory of Raftarium\n";

    private static final int MAX_TRIES = 100;
    private static final OwnDirectories OWN = new OwnDirectories();

    private final Path path;
    private final FileChannel lock;

    private TemporaryDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes one, empty but for its lock. The first of a process deletes what others left.
     *
     * @throws DiskException if that can't be
     */
    public static TemporaryDirectory make() {
        try {
            for (int tries = 0; tries < MAX_TRIES; tries++) {
                Path fresh = Files.createTempDirectory(PREFIX);
                TemporaryDirectory made = OWN.locked(fresh, () -> locked(fresh));
                if (made != null) {
                    if (OWN.isFirst()) {
                        Path place =
                                Objects.requireNonNull(fresh.toAbsolutePath().getParent());
                        Leftovers.delete(place, Files.getOwner(fresh), OWN);
                    }
                    return made;
                }
            }
            throw new IOException("others delete each that is made");
        } catch (IOException e) {
            throw DiskException.of("a temporary directory", "create", e);
        }
    }

    /**
     * Deletes what others left, for a process that may never make one. Where none can be made,
     * nothing can be deleted either.
     */
    public static void deleteLeftovers() {
        if (Leftovers.mayBeIn(Path.of(System.getProperty("java.io.tmpdir", "")))) {
            try {
                make().close();
            } catch (DiskException noPlace) {
                return;
            }
        }
    }

    /** Deletes all that this process holds, though it may be at work in them: it is ending. */
    public static void deleteAll() {
        OWN.held().forEach(TemporaryDirectory::deleteAside);
    }

    /** Locks a directory that was just made; null if somebody has deleted it meanwhile. */
    private static @Nullable TemporaryDirectory locked(Path fresh) throws IOException {
        Path file = fresh.resolve(DirectoryLock.FILE);
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException deleted) {
            return null;
        }
        if (isLocked(channel) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            channel.write(ByteBuffer.wrap(MARK.getBytes(StandardCharsets.UTF_8)));
            return new TemporaryDirectory(fresh, channel);
        }
        channel.close();
        return null;
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException noLocks) {
            // Where this process can't lock, others can't either, and leave it alone.
            return true;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /**
     * Deletes it, with all that is in it.
     *
     * @throws DiskException if that can't be
     */
    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException e) {
            throw DiskException.of(path.toString(), "delete", e);
        } finally {
            OWN.remove(this);
        }
    }

    /** Under another name nobody makes new files in it. */
    private void deleteAside() {
        Path aside = path.resolveSibling(path.getFileName() + "0");
        try {
            Files.move(path, aside);
        } catch (IOException inUse) {
            aside = path;
        }
        try {
            delete(aside);
        } catch (IOException e) {
            // The lock's file goes last: what is left is deleted by the next process.
            return;
        }
    }

    private void delete(Path directory) throws IOException {
        deleteContents(directory);
        lock.close();
        Files.deleteIfExists(directory.resolve(DirectoryLock.FILE));
        Files.deleteIfExists(directory);
    }

    /** Deletes all that is in it but its lock; of links only themselves. */
    static void deleteContents(Path directory) throws IOException {
        Path kept = directory.resolve(DirectoryLock.FILE);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                    throws IOException {
                if (!file.equals(kept)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException trouble)
                    throws IOException {
                if (trouble instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw trouble;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException trouble)
                    throws IOException {
                if (trouble != null) {
                    throw trouble;
                } else if (!visited.equals(directory)) {
                    Files.deleteIfExists(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
