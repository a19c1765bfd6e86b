package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.DiskException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Disks in a directory that is deleted at the end, and so needn't be forced. */
final class TemporaryHome implements Home {
    private final Path directory;
    private final NodeDirectories nodes;
    private @Nullable ClusterFile cluster;

    private TemporaryHome(Path directory) {
        this.directory = directory;
        this.nodes = new NodeDirectories(directory, false);
    }

    static TemporaryHome make() {
        try {
            return new TemporaryHome(Files.createTempDirectory("raftarium-"));
        } catch (IOException e) {
            throw DiskException.of("a temporary directory", "create", e);
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
        cluster = saved;
    }

    @Override
    public Disk disk(int node) {
        if (!nodes.exists(NodeDirectories.checked(node))) {
            nodes.makeEmpty(node);
        }
        return nodes.disk(node);
    }

    @Override
    public void close() {
        nodes.close();
        if (Files.isDirectory(directory)) {
            nodes.deleteAll();
            NodeDirectories.deleteFile(directory);
        }
    }
}
