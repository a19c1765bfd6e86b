package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.RealDisk;
import raftarium.disk.StorageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Disks in a directory that is kept. As long as a cluster in it is being made or deleted there is a
 * file {@code unfinished}: what is found beside it was never used, or given up.
 */
final class NamedHome implements Home {
    private static final String UNFINISHED = "unfinished";

    private final Path directory;
    private final DirectoryLock lock;
    private final NodeDirectories nodes;
    private @Nullable ClusterFile cluster;

    private NamedHome(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
        this.nodes = new NodeDirectories(directory, true);
    }

    static NamedHome open(Path directory, boolean overwrite) {
        makeDirectory(directory);
        checkIsHome(directory);
        NamedHome home = new NamedHome(directory, DirectoryLock.acquire(directory));
        try {
            home.settle(overwrite);
            return home;
        } catch (StorageException e) {
            home.close();
            throw e;
        }
    }

    static boolean isUnfinished(Path directory) {
        return Files.exists(directory.resolve(UNFINISHED));
    }

    private static void makeDirectory(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                RealDisk.forceDirectoryOf(directory);
            }
        } catch (IOException e) {
            throw new HomeException(directory, "can't be made: " + DiskException.reasonOf(e), e);
        }
    }

    /** Nothing is written to, let alone deleted from, a directory that is someone else's. */
    private static void checkIsHome(Path directory) {
        boolean isHome =
                Files.exists(directory.resolve(ClusterFile.FILE)) || isUnfinished(directory);
        for (Path child : RealDisk.children(directory)) {
            String name = child.getFileName().toString();
            if (!isHome && !name.equals(DirectoryLock.FILE)) {
                throw new HomeException(
                        directory,
                        "holds no cluster, but other things (" + name + "): choose another",
                        null);
            }
        }
    }

    private void settle(boolean overwrite) {
        Path file = directory.resolve(ClusterFile.FILE);
        if (overwrite && Files.exists(file)) {
            markUnfinished();
        }
        if (isUnfinished(directory)) {
            NodeDirectories.deleteFile(file);
            nodes.deleteAll();
        } else if (Files.exists(file)) {
            cluster = ClusterFile.read(file);
        }
    }

    private void markUnfinished() {
        try {
            Files.write(directory.resolve(UNFINISHED), new byte[0]);
            RealDisk.forceDirectory(directory);
        } catch (IOException e) {
            throw DiskException.of(directory.resolve(UNFINISHED).toString(), "create", e);
        }
    }

    private void markFinished() {
        try {
            Files.deleteIfExists(directory.resolve(UNFINISHED));
            RealDisk.forceDirectory(directory);
        } catch (IOException e) {
            throw DiskException.of(directory.resolve(UNFINISHED).toString(), "delete", e);
        }
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public @Nullable ClusterFile cluster() {
        return cluster;
    }

    @Override
    public void save(ClusterFile saved) {
        if (cluster == null) {
            markUnfinished();
        }
        for (int node = 1 + nodesStored(); node <= saved.nodes(); node++) {
            nodes.makeEmpty(node);
        }
        saved.write(directory.resolve(ClusterFile.FILE));
        if (cluster == null) {
            markFinished();
        }
        cluster = saved;
    }

    private int nodesStored() {
        return cluster == null ? 0 : cluster.nodes();
    }

    @Override
    public Disk disk(int node) {
        if (cluster == null || NodeDirectories.checked(node) > cluster.nodes()) {
            throw new IllegalStateException(
                    "n" + node + " isn't part of the cluster that is stored");
        }
        if (!nodes.exists(node)) {
            throw new CorruptionException(
                    nodes.directory(node).toString(), 0, "the directory of a node", "nothing");
        }
        return nodes.disk(node);
    }

    @Override
    public void close() {
        nodes.close();
        lock.close();
    }
}
