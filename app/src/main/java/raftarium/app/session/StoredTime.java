package raftarium.app.session;

import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.StorageException;
import raftarium.sim.Simulation;
import raftarium.storage.ClusterFile;
import raftarium.storage.Home;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Keeps the virtual time in the data directory ahead of the session's, so that time never goes
 * back, even if the program is killed: then the next session goes on at the stored time, a jump
 * ahead. Before the session's time passes it, a later one is stored: {@link #LEAST_AHEAD_NANOS}
 * ahead, or an eighth of what the session has lasted if that is more, so that a day at full speed
 * writes the file some sixty times. The end stores the exact time.
 *
 * <p>A directory that can't be written to holds up nobody: it is tried again when a second has
 * passed, and the end says so if it still can't be.
 */
final class StoredTime {
    static final long LEAST_AHEAD_NANOS = 10_000_000_000L;

    private static final int PART_AHEAD = 8;

    private static final long RETRY_NANOS = 1_000_000_000;

    private final Home home;
    private final long startNanos;

    private long dueNanos = Long.MAX_VALUE;

    /** Stores nothing yet: a directory that is refused stays as it is. */
    StoredTime(Home home, long startNanos) {
        this.home = home;
        this.startNanos = startNanos;
    }

    /** Stores {@code cluster} at a time ahead of this one, and keeps it ahead from now on. */
    void store(ClusterFile cluster, long nowNanos) {
        long nanos = ahead(nowNanos);
        home.save(cluster.at(nanos));
        dueNanos = nanos;
    }

    private long ahead(long nowNanos) {
        long aheadNanos = Math.max(LEAST_AHEAD_NANOS, (nowNanos - startNanos) / PART_AHEAD);
        return nowNanos + Math.min(aheadNanos, Long.MAX_VALUE - nowNanos);
    }

    /**
     * Stores another moment of the cluster, with a time ahead of it.
     *
     * @param images what was durable on the disk of each of its nodes
     */
    void lay(int nodes, long nowNanos, IntFunction<Disk> images) {
        long nanos = ahead(nowNanos);
        home.lay(cluster().withNodes(nodes).at(nanos), images);
        dueNanos = nanos;
    }

    /** The time beyond which another one has to be stored. */
    long dueNanos() {
        return dueNanos;
    }

    /** It is about to go on to its next event, or to the limit if that comes first. */
    void reach(Simulation simulation, long limitNanos) {
        long nanos = Math.min(limitNanos, simulation.nextNanos());
        if (!simulation.isStopped() && nanos < Long.MAX_VALUE) {
            reach(nanos);
        }
    }

    /** Time is about to come to this. */
    void reach(long nowNanos) {
        if (nowNanos > dueNanos) {
            try {
                store(cluster(), nowNanos);
            } catch (StorageException trouble) {
                dueNanos = nowNanos + Math.min(RETRY_NANOS, Long.MAX_VALUE - nowNanos);
            }
        }
    }

    /**
     * Stores the exact time.
     *
     * @throws StorageException if it can't; the message says when the next session begins
     */
    void end(long nowNanos) {
        ClusterFile cluster = cluster();
        dueNanos = Long.MAX_VALUE;
        try {
            if (cluster.virtualNanos() != nowNanos) {
                home.save(cluster.at(nowNanos));
            }
        } catch (DiskException trouble) {
            throw new DiskException(
                    trouble.file(),
                    "store the virtual time of " + seconds(nowNanos) + " in",
                    trouble.kind(),
                    trouble.reason() + "; the next session begins at "
                            + seconds(cluster.virtualNanos()),
                    trouble);
        }
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.DOWN) + " s";
    }

    private ClusterFile cluster() {
        return Objects.requireNonNull(home.cluster(), "stored when the session was opened");
    }
}
