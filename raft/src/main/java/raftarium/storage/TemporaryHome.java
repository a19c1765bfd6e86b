package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;

import java.nio.file.Path;

/** Disks in a directory that is deleted at the end, and so needn't be forced. */
final class TemporaryHome implements Home {
    private final TemporaryDirectory directory;
    private final NodeDirectories nodes;
    private @Nullable ClusterFile cluster;

    private TemporaryHome(TemporaryDirectory directory) {
        this.directory = directory;
        this.nodes = new NodeDirectories(directory.path(), false);
    }

    static TemporaryHome make() {
        return new TemporaryHome(TemporaryDirectory.make());
    }

    @Override
    public Path directory() {
        return directory.path();
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
        directory.close();
    }
}
