package raftarium.storage;

import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.PlainFile;
import raftarium.disk.RealDisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The directories {@code n1}, {@code n2}, ... of a home, and the disks that are open there. No link
 * is followed to one.
 */
final class NodeDirectories {
    private static final String NAME = "n[1-9][0-9]{0,2}";

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

    /**
     * Whether the node has one.
     *
     * @throws DiskException if something else has its name
     */
    boolean exists(int node) {
        return isDirectory(directory(node));
    }

    static boolean isDirectory(Path directory) {
        try {
            return PlainFile.isDirectory(directory);
        } catch (IOException e) {
            throw DiskException.of(directory.toString(), "open", e);
        }
    }

    /** The disk in the node's directory. */
    Disk disk(Owner owner) {
        return open.computeIfAbsent(
                owner.node(), closed -> new NodeDisk(owner, () -> existing(owner)));
    }

    private OwnedDisk existing(Owner owner) {
        int node = owner.node();
        if (!exists(node)) {
            throw LostDiskException.ofDirectory(directory(node), node);
        }
        return new OwnedDisk(files(node), owner);
    }

    /** The files in the node's directory, which exists. */
    RealDisk files(int node) {
        return new RealDisk(directory(node), force);
    }

    /** Makes an empty directory for the node, durably the node's, unless its disk is in use. */
    void makeEmpty(Owner owner) {
        int node = owner.node();
        if (open.containsKey(node)) {
            return;
        }
        Path directory = directory(node);
        if (exists(node)) {
            checkDeletable(directory);
            delete(directory);
        }
        try {
            Files.createDirectory(directory);
        } catch (IOException e) {
            throw DiskException.of(directory.toString(), "create", e);
        }
        try (RealDisk files = files(node)) {
            OwnedDisk.give(files, owner);
        }
    }

    /**
     * Makes sure that {@link #deleteAll} would delete all of them.
     *
     * @throws DiskException if one is a link, or holds a directory
     */
    void checkDeletable() {
        for (Path child : children()) {
            checkDeletable(child);
        }
    }

    private static void checkDeletable(Path directory) {
        try {
            if (PlainFile.isDirectory(directory)) {
                for (Path file : RealDisk.children(directory)) {
                    PlainFile.checkFile(file);
                }
            }
        } catch (IOException e) {
            throw DiskException.of(directory.toString(), "delete", e);
        }
    }

    void deleteAll() {
        for (Path child : children()) {
            delete(child);
        }
    }

    /** Deletes those of nodes that the cluster doesn't have any more. */
    void deleteBeyond(int nodes) {
        for (Path child : children()) {
            if (Integer.parseInt(child.getFileName().toString().substring(1)) > nodes) {
                checkDeletable(child);
                delete(child);
            }
        }
    }

    private List<Path> children() {
        List<Path> found = new ArrayList<>();
        for (Path child : RealDisk.children(home)) {
            if (child.getFileName().toString().matches(NAME)) {
                found.add(child);
            }
        }
        return found;
    }

    /**
     * Deletes a directory and the files in it; one that holds directories is left alone: it isn't a
     * node's.
     */
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
