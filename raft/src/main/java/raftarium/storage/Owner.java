package raftarium.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Whose a disk is.
 *
 * @param cluster the identity of the cluster, which no other has: 32 hexadecimal digits
 * @param node its node, 1 to {@link ClusterFile#MAX_NODES}
 */
record Owner(String cluster, int node) {
    static final String CLUSTER = "[0-9a-f]{32}";

    Owner {
        if (!cluster.matches(CLUSTER)) {
            throw new IllegalArgumentException("no identity of a cluster: " + cluster);
        }
        NodeDirectories.checked(node);
    }

    /** What the segments on the disk bear. Two nodes of a cluster never have the same; never 0. */
    int label() {
        String words = cluster + " " + (1000 + node);
        ByteBuffer bytes = ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII));
        int checksum = Checksum.of(bytes, 0, bytes.limit());
        return checksum == 0 ? 1 : checksum;
    }

    @Override
    public String toString() {
        return "n" + node + " of cluster " + cluster;
    }
}
