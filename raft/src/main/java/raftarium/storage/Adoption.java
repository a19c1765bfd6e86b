package raftarium.storage;

import raftarium.disk.MemoryDisk;
import raftarium.disk.RealDisk;

import java.util.List;

/**
 * Gives the disks of a directory of format 1 the owners that it has none of: the label into each
 * segment's header, in its place, then the owner's file. All is looked at first, so that what is
 * refused stays as it is. If it is interrupted, the directory still is of format 1, and it is done
 * again.
 *
 * <p>What nobody can tell any more is taken as it is: that a disk is its own node's. But one that
 * holds nothing, in a cluster in which time has passed, may have been emptied.
 */
final class Adoption {
    private Adoption() {}

    static void of(NodeDirectories nodes, ClusterFile cluster, String identity) {
        for (int node = 1; node <= cluster.nodes(); node++) {
            check(nodes, cluster, node);
        }
        for (int node = 1; node <= cluster.nodes(); node++) {
            try (RealDisk files = nodes.files(node)) {
                adopt(files, new Owner(identity, node));
            }
        }
    }

    private static void check(NodeDirectories nodes, ClusterFile cluster, int node) {
        if (!nodes.exists(node)) {
            throw LostDiskException.ofDirectory(nodes.directory(node), node);
        }
        try (RealDisk files = nodes.files(node)) {
            if (segments(files).isEmpty() && cluster.virtualNanos() > 0) {
                throw new FormatVersionException(
                        ClusterFile.FILE,
                        nodes.directory(node) + " holds nothing, and a data directory of format 1"
                                + " doesn't say whether it ever did: put n" + node
                                + "'s files back; or, if it never had any, use the program that"
                                + " made it until n" + node + " has written something",
                        1,
                        ClusterFile.FORMAT_VERSION);
            }
            LogRecovery.of(unlabelled(files));
        }
    }

    /** A copy in memory without the labels that it may have by half, of an earlier attempt. */
    private static MemoryDisk unlabelled(RealDisk files) {
        MemoryDisk copy = MemoryDisk.copyOf(files);
        for (String file : segments(files)) {
            copy.write(
                    file, 0, SegmentHeader.readAnyones(files, file).labelled(0).encoded());
        }
        return copy;
    }

    private static List<String> segments(RealDisk files) {
        return files.list().stream()
                .filter(file -> FileKind.of(file) == FileKind.SEGMENT)
                .toList();
    }

    private static void adopt(RealDisk files, Owner owner) {
        long newest = 0;
        for (String file : segments(files)) {
            SegmentHeader header = SegmentHeader.readAnyones(files, file);
            files.write(file, 0, header.labelled(owner.label()).encoded());
            files.sync(file);
            newest = header.firstBatch();
        }
        new OwnerFile(owner, newest).write(files);
    }
}
