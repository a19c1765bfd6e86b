package raftarium.storage;

import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.RealDisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The directories {@code n1}, {@code n2}, ... of a home, and the disks that are open there. */
final class NodeDirectories {
    private final Path home;
    private final boolean force;
    private final Map<Integer, Disk> open = new TreeMap<>();

    NodeDirectories(Path home, boolean force) {
        this.home = home;
        this.force = force;
    }

    static int checked(int node) {
        if (node < 1 || node > ClusterFile.MAX_NODES) {
            throw new IllegalArgumentException(
                    "a node is 1 to " + ClusterFile.MAX_NODES + ": " + node);
        }
        return node;
    }

    Path directory(int node) {
        return home.resolve("n" + node);
    }

    boolean exists(int node) {
        return Files.isDirectory(directory(node));
    }

    /** The disk in the node's directory, which exists. */
    Disk disk(int node) {
        return open.computeIfAbsent(node, closed -> new RealDisk(directory(node), force));
    }

    /** Makes an empty directory for the node, unless its disk is in use. */
    void makeEmpty(int node) {
        if (!open.containsKey(node)) {
            Path directory = directory(node);
            delete(directory);
            try {
                Files.createDirectory(directory);
            } catch (IOException e) {
                throw DiskException.of(directory.toString(), "create", e);
            }
        }
    }

    void deleteAll() {
        for (Path child : RealDisk.children(home)) {
            if (child.getFileName().toString().matches("n[1-9][0-9]{0,2}")) {
                delete(child);
            }
        }
    }

    /** Deletes a directory and the files in it; one that has directories in it is none of ours. */
    private static void delete(Path directory) {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            RealDisk.children(directory).forEach(NodeDirectories::deleteFile);
            deleteFile(directory);
        }
    }

    static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DiskException.of(file.toString(), "delete", e);
        }
    }

    void close() {
        open.values().forEach(Disk::close);
        open.clear();
    }
}
