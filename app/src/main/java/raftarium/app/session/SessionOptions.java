package raftarium.app.session;

import org.jspecify.annotations.Nullable;

import raftarium.command.ClusterSpec;

/**
 * What a session is opened with.
 *
 * @param cluster what is said of the cluster; a directory that holds one has its word in it
 * @param data where the disks are; null: not said, so that they are temporary
 */
public record SessionOptions(ClusterSpec cluster, @Nullable DataChoice data) {
    /** Nothing said. */
    public static final SessionOptions DEFAULT = new SessionOptions(ClusterSpec.DEFAULT, null);

    /** These options, and for what they don't say those of {@code other}. */
    public SessionOptions over(SessionOptions other) {
        return new SessionOptions(cluster.over(other.cluster), data != null ? data : other.data);
    }

    /** The same with that seed. */
    public SessionOptions withSeed(long other) {
        return new SessionOptions(cluster.withSeed(other), data);
    }

    /** The same with the disks there. */
    public SessionOptions withData(DataChoice other) {
        return new SessionOptions(cluster, other);
    }
}
