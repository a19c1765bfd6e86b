package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.RealDisk;

import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Where the disks of a cluster are: in memory, in a temporary directory, or in a named one that is
 * kept. Nodes are numbered from 1 to {@link ClusterFile#MAX_NODES}.
 */
public sealed interface Home extends AutoCloseable permits MemoryHome, TemporaryHome, NamedHome {
    /** Disks in memory, gone when nothing refers to them any more. */
    static Home memory() {
        return memory(node -> 0);
    }

    /**
     * The same, where files may be put that others wrote.
     *
     * @param labels what the files on each node's disk bear, by id; 0: nothing
     */
    static Home memory(IntUnaryOperator labels) {
        return new MemoryHome(labels);
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
     *
     * @throws HomeException if it is marked as that, but the mark is about another cluster than the
     *     one that is there
     * @throws DiskException if something else is there where its files should be
     */
    static boolean isUnfinished(Path directory) {
        return NamedHome.isUnfinished(directory);
    }

    /**
     * Whether {@code directory} holds a cluster, or what is left of one that was being made or
     * deleted.
     *
     * @throws DiskException if something else is there where its file should be
     */
    static boolean holdsCluster(Path directory) {
        return NamedHome.holdsCluster(directory);
    }

    /**
     * Whether {@code directory} can be a node's: it holds a file of its log, or says whose it is,
     * or is empty, as those were in which nothing had been written before disks knew whose they
     * are.
     */
    static boolean holdsNode(Path directory) {
        return NamedHome.holdsNode(directory);
    }

    /**
     * The disk in the directory of a node, to look at: any change is a {@link DiskException}.
     *
     * @param directory the directory, which is no link if {@code cluster} is given
     * @param cluster whose it should be; null: anybody's
     * @param node the node whose it should be
     * @throws LostDiskException if there is no such directory
     * @throws DiskException if it is something else
     */
    static Disk forReading(Path directory, @Nullable ClusterFile cluster, int node) {
        if (cluster != null && !NodeDirectories.isDirectory(directory)) {
            throw LostDiskException.ofDirectory(directory, node);
        }
        String identity = cluster == null ? "" : cluster.identity();
        return new OwnedDisk(
                RealDisk.forReading(directory),
                identity.isEmpty() ? null : new Owner(identity, node));
    }

    /** The directory; null in memory. */
    @Nullable
    Path directory();

    /** What was last stored of the cluster as a whole; null if nothing yet. */
    @Nullable
    ClusterFile cluster();

    /**
     * Stores what there is to say of the cluster as a whole, and makes room for nodes that are new
     * since the last time. In a named directory this comes before {@link #disk}, and the cluster
     * needs an identity; one in a directory of format 1 has none, and is given it here.
     *
     * @throws CorruptionException if a disk is damaged that is to be given it
     * @throws FormatVersionException if nobody can tell whether such a disk was ever used
     * @throws DiskException if that fails
     */
    void save(ClusterFile cluster);

    /**
     * The disk of a node, the same each time; empty for a node that is new. It shows what is on it
     * from its {@link Disk#mount} on; if it is gone, or not the one that the node was given, or
     * can't be opened, that says so.
     */
    Disk disk(int node);

    /**
     * Replaces the files by those of another moment of the cluster. Opening the directory later
     * finds all of the old files or all of the new ones, whatever happens. Disks that were given
     * before are closed and must be mounted anew. In memory there is nothing to be laid.
     *
     * @param then the cluster at that moment, of the same identity; it may have fewer nodes or more
     * @param images what was durable on the disk of each of its nodes
     * @throws StorageException if it fails: the old files count, or, if the directory is opened
     *     anew, the new ones; {@link #isSettled} tells
     */
    void lay(ClusterFile then, IntFunction<? extends Disk> images);

    /**
     * Whether the files are those that were stored last, and the disks as they were. Else {@link
     * #lay} was broken off and could not be undone: the next one settles that, or the next opening
     * of the directory.
     */
    boolean isSettled();

    /** Lets go of the disks and the directory. */
    @Override
    void close();
}
