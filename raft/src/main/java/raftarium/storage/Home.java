package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;

import java.nio.file.Path;

/**
 * Where the disks of a cluster are: in memory, in a temporary directory, or in a named one that is
 * kept. Nodes are numbered from 1 to {@link ClusterFile#MAX_NODES}.
 */
public sealed interface Home extends AutoCloseable permits MemoryHome, TemporaryHome, NamedHome {
    /** Disks in memory, gone when nothing refers to them any more. */
    static Home memory() {
        return new MemoryHome();
    }

    /**
     * A fresh directory in the system's place for temporary files, deleted by {@link #close}. A
     * sync doesn't wait for the device.
     *
     * @throws DiskException if it can't be made
     */
    static Home temporary() {
        return TemporaryHome.make();
    }

    /**
     * {@code directory}, made if it isn't there, and locked until {@link #close}. If it holds a
     * cluster, {@link #cluster} says which one. A sync waits for the device.
     *
     * @param overwrite whether a cluster that it holds is deleted first
     * @throws HomeException if it is in use, or holds something else than a cluster
     * @throws CorruptionException if its cluster file is damaged
     * @throws FormatVersionException if its cluster file has a newer format
     * @throws DiskException if the file system fails
     */
    static Home named(Path directory, boolean overwrite) {
        return NamedHome.open(directory, overwrite);
    }

    /**
     * Whether a cluster in {@code directory} was being made or deleted when that was interrupted:
     * {@link #named} then deletes what is left of it.
     */
    static boolean isUnfinished(Path directory) {
        return NamedHome.isUnfinished(directory);
    }

    /** The directory; null in memory. */
    @Nullable
    Path directory();

    /** What was last stored of the cluster as a whole; null if nothing yet. */
    @Nullable
    ClusterFile cluster();

    /**
     * Stores what there is to say of the cluster as a whole, and makes room for nodes that are new
     * since the last time. In a named directory this comes before {@link #disk}.
     *
     * @throws DiskException if that fails
     */
    void save(ClusterFile cluster);

    /**
     * The disk of a node, the same each time; empty for a node that is new.
     *
     * @throws CorruptionException if the node belongs to the cluster and its disk is missing
     * @throws DiskException if it can't be opened
     */
    Disk disk(int node);

    /** Lets go of the disks and the directory. */
    @Override
    void close();
}
