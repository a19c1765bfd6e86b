package raftarium.storage;

import raftarium.disk.DiskException;
import raftarium.disk.PlainFile;
import raftarium.disk.RealDisk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What a data directory says of its cluster as a whole, in the file {@code cluster}: lines of text,
 * the last one the CRC32C of those before.
 *
 * <pre>
 * raftarium-cluster 2
 * nodes 7
 * founders 5
 * seed -42
 * resumed 0
 * virtual-time-nanos 1500000000
 * machine queue
 * identity 0123456789abcdef0123456789abcdef
 * crc32c 89abcdef
 * </pre>
 *
 * The line {@code machine} is left out for the key-value store: older files don't have it. The
 * line {@code identity} is not in a file of version 1.
 *
 * @param formatVersion the version of the data directory's format: {@link #FORMAT_VERSION}, or 1
 *     if it was written before disks knew whose they are
 * @param nodes how many nodes it has, 1 to {@link #MAX_NODES}
 * @param founders how many of them it began with, 1 to {@code nodes}; the others were added since
 * @param seed the seed of its random streams
 * @param resumed how often it was resumed, from 0
 * @param virtualNanos the virtual time at which it goes on, in nanoseconds, from 0: where it was
 *     left; if the program was killed, somewhat later, since in a running program the file is kept
 *     ahead of the time, so that time never goes back
 * @param machine the name of the state machine that it replicates: 1 to 200 characters of ASCII,
 *     without spaces
 * @param identity what no other cluster has, not even one of the same seed: 32 hexadecimal digits,
 *     drawn by a {@link Home} that keeps it; empty as long as none has. Nothing that happens hangs
 *     on it
 */
public record ClusterFile(
        int formatVersion,
        int nodes,
        int founders,
        long seed,
        long resumed,
        long virtualNanos,
        String machine,
        String identity) {
    /** The version that this program writes. */
    public static final int FORMAT_VERSION = 2;

    /** The name of the file. */
    public static final String FILE = "cluster";

    /** The most nodes of a cluster. */
    public static final int MAX_NODES = 101;

    /** The machine of which nothing is said. */
    public static final String USUAL_MACHINE = "kv";

    private static final int OLDEST_VERSION = 1;
    private static final String MACHINE = "machine";
    private static final String MACHINE_NAME = "[!-~]{1,200}";

    public ClusterFile {
        if (formatVersion < OLDEST_VERSION || formatVersion > FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    "formatVersion must be 1 to " + FORMAT_VERSION + ": " + formatVersion);
        }
        if (nodes < 1 || nodes > MAX_NODES) {
            throw new IllegalArgumentException("nodes must be 1 to " + MAX_NODES + ": " + nodes);
        }
        if (founders < 1 || founders > nodes) {
            throw new IllegalArgumentException("founders must be 1 to " + nodes + ": " + founders);
        }
        if (resumed < 0 || virtualNanos < 0) {
            throw new IllegalArgumentException(
                    "resumed and virtualNanos must be 0 or more: " + resumed + ", " + virtualNanos);
        }
        if (!isMachine(machine)) {
            throw new IllegalArgumentException(
                    "the name of a machine has 1 to 200 characters of ASCII, and no spaces: "
                            + machine);
        }
        if (!identity.isEmpty() && !identity.matches(Owner.CLUSTER)) {
            throw new IllegalArgumentException("no identity of a cluster: " + identity);
        }
    }

    /** Whether that can stand in the file. */
    public static boolean isMachine(String name) {
        return name.matches(MACHINE_NAME);
    }

    /** The same with the key-value store, and no identity yet. */
    public ClusterFile(
            int formatVersion,
            int nodes,
            int founders,
            long seed,
            long resumed,
            long virtualNanos) {
        this(formatVersion, nodes, founders, seed, resumed, virtualNanos, USUAL_MACHINE, "");
    }

    /** That of a new cluster. */
    public ClusterFile(int nodes, long seed) {
        this(FORMAT_VERSION, nodes, nodes, seed, 0, 0);
    }

    /** The same cluster with that machine. */
    public ClusterFile withMachine(String other) {
        return new ClusterFile(
                formatVersion, nodes, founders, seed, resumed, virtualNanos, other, identity);
    }

    /** The same cluster with that identity, in the format of this program. */
    public ClusterFile withIdentity(String other) {
        return new ClusterFile(
                FORMAT_VERSION, nodes, founders, seed, resumed, virtualNanos, machine, other);
    }

    /** The same cluster with that many nodes, more than before. */
    public ClusterFile withNodes(int more) {
        return new ClusterFile(
                formatVersion, more, founders, seed, resumed, virtualNanos, machine, identity);
    }

    /** The same cluster, resumed once more. */
    public ClusterFile resumedOnceMore() {
        return new ClusterFile(
                formatVersion, nodes, founders, seed, resumed + 1, virtualNanos, machine, identity);
    }

    /** The same cluster at another virtual time. */
    public ClusterFile at(long nanos) {
        return new ClusterFile(
                formatVersion, nodes, founders, seed, resumed, nanos, machine, identity);
    }

    /**
     * Reads {@code file}, which is no link.
     *
     * @throws CorruptionException if it isn't as it was written
     * @throws FormatVersionException if a newer program wrote it
     * @throws DiskException if it can't be read
     */
    public static ClusterFile read(Path file) {
        return parse(file.toString(), content(file));
    }

    /**
     * What the file at {@code file} holds, whether it is sound or not.
     *
     * @throws CorruptionException if it is too long to be one
     * @throws DiskException if it can't be read
     */
    public static byte[] content(Path file) {
        try (FileChannel channel = PlainFile.open(file, StandardOpenOption.READ)) {
            if (channel.size() > CheckedLines.MAX_BYTES) {
                throw new CorruptionException(
                        file.toString(),
                        CheckedLines.MAX_BYTES,
                        "the end of the file",
                        channel.size() + " bytes");
            }
            return Channels.newInputStream(channel).readNBytes(CheckedLines.MAX_BYTES);
        } catch (IOException e) {
            throw DiskException.of(file.toString(), "read", e);
        }
    }

    /**
     * Writes it to {@code file}, at once: whatever happens, the file holds all of the old or all of
     * the new.
     *
     * @throws IllegalStateException if it lacks the identity that its format has
     * @throws DiskException if that fails
     */
    public void write(Path file) {
        if (identity.isEmpty() != (formatVersion == OLDEST_VERSION)) {
            throw new IllegalStateException("a file of format " + FORMAT_VERSION
                    + " has an identity, and only that: " + this);
        }
        Path temporary = temporary(file);
        try {
            writeDurably(temporary);
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            RealDisk.forceDirectoryOf(file);
        } catch (IOException e) {
            throw DiskException.of(file.toString(), "write", e);
        }
    }

    void writeDurably(Path file) throws IOException {
        ByteBuffer content = encoded();
        try (FileChannel channel = PlainFile.createAnew(file)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }

    /** Where it is written before it takes the place of {@code file}. */
    static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    /** What the file holds. */
    ByteBuffer encoded() {
        return CheckedLines.sealed("raftarium-cluster " + formatVersion + "\n"
                + "nodes " + nodes + "\n"
                + "founders " + founders + "\n"
                + "seed " + seed + "\n"
                + "resumed " + resumed + "\n"
                + "virtual-time-nanos " + virtualNanos + "\n"
                + (machine.equals(USUAL_MACHINE) ? "" : MACHINE + " " + machine + "\n")
                + (identity.isEmpty() ? "" : "identity " + identity + "\n"));
    }

    static ClusterFile parse(String file, byte[] content) {
        CheckedLines lines = CheckedLines.of(file, content);
        long version = lines.number("raftarium-cluster", 1, Integer.MAX_VALUE);
        if (version < OLDEST_VERSION || version > FORMAT_VERSION) {
            throw new FormatVersionException(file, version, FORMAT_VERSION);
        }
        int nodes = (int) lines.number("nodes", 1, MAX_NODES);
        int founders = (int) lines.number("founders", 1, nodes);
        long seed = lines.number("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        long resumed = lines.number("resumed", 0, Long.MAX_VALUE);
        long virtualNanos = lines.number("virtual-time-nanos", 0, Long.MAX_VALUE);
        String machine = lines.isNext(MACHINE) ? lines.text(MACHINE, MACHINE_NAME) : USUAL_MACHINE;
        String identity = version == OLDEST_VERSION ? "" : lines.text("identity", Owner.CLUSTER);
        lines.end();
        return new ClusterFile(
                (int) version, nodes, founders, seed, resumed, virtualNanos, machine, identity);
    }
}
