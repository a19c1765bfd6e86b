package raftarium.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.stream.Stream;

/**
 * Deletes the temporary directories of processes that have ended. One is deleted only if all of
 * these hold: it has such a name; it is a directory, and no link to one; it belongs to the same
 * user; and it is empty, or its lock can be had and the lock's file bears the mark.
 */
final class Leftovers {
    private static final String NAME = TemporaryDirectory.PREFIX + "[0-9]{1,25}";

    private Leftovers() {}

    /** Whether there is a directory of such a name; its maker may still run. */
    static boolean mayBeIn(Path place) {
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(place, TemporaryDirectory.PREFIX + "*")) {
            return found.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException unreadable) {
            return false;
        }
    }

    /** Deletes those that are in {@code place}; what can't be deleted stays. */
    static void delete(Path place, UserPrincipal owner, OwnDirectories own) {
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(place, TemporaryDirectory.PREFIX + "*")) {
            for (Path directory : found) {
                if (directory.getFileName().toString().matches(NAME)) {
                    // Between the two looks nobody of this process may make one.
                    synchronized (own) {
                        deleteIfLeft(directory, owner, own);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Whoever wanted a directory has one. What others left isn't worth a word.
            return;
        }
    }

    private static void deleteIfLeft(Path directory, UserPrincipal owner, OwnDirectories own) {
        try {
            if (!own.has(directory)
                    && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(owner)
                    && isLeft(directory)) {
                Files.deleteIfExists(directory);
            }
        } catch (IOException staysAsItIs) {
            return;
        }
    }

    /** Empties it if its maker is gone. Returns whether nothing is left in it. */
    private static boolean isLeft(Path directory) throws IOException {
        Path file = directory.resolve(DirectoryLock.FILE);
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() == null || !isMarked(channel, directory)) {
                return false;
            }
            TemporaryDirectory.deleteContents(directory);
            Files.deleteIfExists(file);
            return true;
        } catch (NoSuchFileException none) {
            // Its maker died, or is about to lock it and will make another. Only if it is empty
            // can it be deleted.
            return true;
        }
    }

    /** A maker that died before it wrote the mark has written nothing else either. */
    private static boolean isMarked(FileChannel channel, Path directory) throws IOException {
        if (channel.size() == 0) {
            try (Stream<Path> all = Files.list(directory)) {
                return all.count() == 1;
            }
        }
        byte[] mark = TemporaryDirectory.MARK.getBytes(StandardCharsets.UTF_8);
        ByteBuffer read = ByteBuffer.allocate(mark.length);
        while (read.hasRemaining() && channel.read(read, read.position()) > 0) {
            // as long as there is more
        }
        return read.flip().equals(ByteBuffer.wrap(mark));
    }
}
