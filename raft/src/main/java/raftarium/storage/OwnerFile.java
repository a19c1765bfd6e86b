package raftarium.storage;

import raftarium.disk.Disk;

import java.nio.ByteBuffer;

/**
 * What a node's directory says of itself, in the file {@code owner}. It exists as soon as the
 * directory is the node's. A directory without it was emptied, or belongs to something else.
 *
 * <pre>
 * raftarium-disk 1
 * cluster 0123456789abcdef0123456789abcdef
 * node 3
 * segment 12
 * crc32c 89abcdef
 * </pre>
 *
 * @param owner whose it is
 * @param segment the number of the first batch of its newest segment: it is there, whatever has
 *     become of those before; 0 as long as there is none
 */
record OwnerFile(Owner owner, long segment) {
    /** The name of the file. */
    static final String FILE = "owner";

    private static final String TEMPORARY = FILE + BatchFile.TEMPORARY;
    private static final int FORMAT_VERSION = 1;
    private static final String START = "raftarium-disk";

    /** Whether the file is this one, or a half-made one. */
    static boolean isName(String file) {
        return file.equals(FILE) || file.equals(TEMPORARY);
    }

    /**
     * Reads that of {@code disk}.
     *
     * @throws CorruptionException if it is damaged
     * @throws FormatVersionException if a newer program wrote it
     */
    static OwnerFile read(Disk disk) {
        long size = disk.size(FILE);
        if (size > CheckedLines.MAX_BYTES) {
            throw new CorruptionException(
                    FILE, CheckedLines.MAX_BYTES, "the end of the file", size + " bytes");
        }
        ByteBuffer content = ByteBuffer.allocate((int) size);
        disk.read(FILE, 0, content);
        CheckedLines lines = CheckedLines.of(FILE, content.array());
        long version = lines.number(START, 1, Integer.MAX_VALUE);
        if (version != FORMAT_VERSION) {
            throw new FormatVersionException(FILE, version, FORMAT_VERSION);
        }
        String cluster = lines.text("cluster", Owner.CLUSTER);
        int node = (int) lines.number("node", 1, ClusterFile.MAX_NODES);
        long segment = lines.number("segment", 0, Long.MAX_VALUE);
        lines.end();
        return new OwnerFile(new Owner(cluster, node), segment);
    }

    /** Writes it to {@code disk}, durably and at once: the old one stays until this is whole. */
    void write(Disk disk) {
        if (disk.exists(TEMPORARY)) {
            disk.delete(TEMPORARY);
        }
        disk.create(TEMPORARY);
        disk.write(TEMPORARY, 0, encoded());
        disk.sync(TEMPORARY);
        disk.rename(TEMPORARY, FILE);
        disk.syncDirectory();
    }

    /** What the file holds. */
    ByteBuffer encoded() {
        return CheckedLines.sealed(START + " " + FORMAT_VERSION + "\n"
                + "cluster " + owner.cluster() + "\n"
                + "node " + owner.node() + "\n"
                + "segment " + segment + "\n");
    }
}
