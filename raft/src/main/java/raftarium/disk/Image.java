package raftarium.disk;

import java.util.List;

/**
 * A disk whose files are in memory, so that a copy costs little; something else may hold them too.
 */
sealed interface Image extends Disk permits MemoryDisk, MirroredDisk {
    /** {@code disk} itself if it is in memory, else its image with it as the mirror. */
    static Image of(Disk disk) {
        return disk instanceof Image image ? image : new MirroredDisk(disk);
    }

    /**
     * An independent disk in memory with the same files; no other disk is touched. It is made by
     * the thread whose this disk is, since it writes to this one: who owns which page.
     */
    MemoryDisk copy();

    /**
     * Such a copy, but with the files that {@link #mount} would find now; this disk stays as it is.
     *
     * @throws StorageException what {@link #mount} would
     */
    default MemoryDisk found() {
        return copy();
    }

    /**
     * After an operation that failed, nobody knows how much of it was done elsewhere: this looks.
     *
     * @throws StorageException if it can't; then the files are those from before the operation
     */
    default void reunite() {}

    /** What the last {@link #mount} found to have been changed by others. */
    default List<Difference> differences() {
        return List.of();
    }
}
