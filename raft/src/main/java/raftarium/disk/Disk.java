package raftarium.disk;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The disk of one node: a directory of files, with no directories in it.
 *
 * <p>What is written is certain to outlast a power cut only when it is synced: the content and the
 * length of a file by {@link #sync}, the names in the directory (a file's creation, renaming or
 * deletion) by {@link #syncDirectory}. A file's content can be durable while its name isn't.
 *
 * <p>Every operation throws {@link DiskException} when the disk fails, or when the file that it is
 * about isn't there. Offsets and lengths are in bytes and 0 or more. A file name is made of
 * letters, digits, dots, hyphens and underscores.
 */
public interface Disk extends AutoCloseable {
    /**
     * A process calls this first, before it reads. From now on the disk shows all changes that
     * others made meanwhile, and a disk with an owner checks that.
     *
     * @throws StorageException if it isn't the disk any more that it was
     */
    default void mount() {}

    /**
     * What its files may bear, so that they are known from another disk's; 0 for a disk that is
     * nobody's.
     */
    default int label() {
        return 0;
    }

    /**
     * Whether what is in the file may be read by a process on the disk, if the file is there. Of
     * another one, which somebody else has put there, nothing but name and length matters.
     */
    default boolean isRead(String file) {
        return true;
    }

    /** The names of all files, sorted. */
    List<String> list();

    /** Whether there is a file of that name. */
    boolean exists(String file);

    /** The length of the file. */
    long size(String file);

    /**
     * Fills {@code target} with the bytes of the file from {@code offset} on. A file that ends
     * before {@code target} is full is a failure.
     */
    void read(String file, long offset, ByteBuffer target);

    /** Makes an empty file. A file of that name that is there already is a failure. */
    void create(String file);

    /**
     * Makes the file {@code length} bytes long: cuts it, or fills it up with zeros, for which room
     * is taken on the disk, so that writing there later can't find the disk full.
     */
    void resize(String file, long length);

    /**
     * Writes what remains in {@code source} at {@code offset}. Beyond the end of the file it grows;
     * a gap reads as zeros.
     */
    void write(String file, long offset, ByteBuffer source);

    /** Makes the content and length of the file durable. */
    void sync(String file);

    /** Gives the file another name; a file that has that name already is replaced. */
    void rename(String from, String to);

    /** Deletes the file. */
    void delete(String file);

    /** Makes all creations, renamings and deletions so far durable. */
    void syncDirectory();

    /** Lets go of what the disk holds open; syncs nothing. Closing again does nothing. */
    @Override
    void close();
}
