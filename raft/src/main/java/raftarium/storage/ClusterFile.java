package raftarium.storage;

import raftarium.disk.DiskException;
import raftarium.disk.RealDisk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What a data directory says of its cluster as a whole, in the file {@code cluster}: lines of text,
 * the last one the CRC32C of those before.
 *
 * <pre>
 * raftarium-cluster 1
 * nodes 7
 * founders 5
 * seed -42
 * resumed 0
 * virtual-time-nanos 1500000000
 * machine queue
 * crc32c 89abcdef
 * </pre>
 *
 * The line {@code machine} is left out for the key-value store: older files don't have it.
 *
 * @param formatVersion the version of the data directory's format; {@link #FORMAT_VERSION}
 * @param nodes how many nodes it has, 1 to {@link #MAX_NODES}
 * @param founders how many of them it began with, 1 to {@code nodes}; the others were added since
 * @param seed the seed of its random streams
 * @param resumed how often it was resumed, from 0
 * @param virtualNanos the virtual time at which it goes on, in nanoseconds, from 0: where it was
 *     left; if the program was killed, somewhat later, since in a running program the file is kept
 *     ahead of the time, so that time never goes back
 * @param machine the name of the state machine that it replicates: 1 to 200 characters of ASCII,
 *     without spaces
 */
public record ClusterFile(
        int formatVersion,
        int nodes,
        int founders,
        long seed,
        long resumed,
        long virtualNanos,
        String machine) {
    /** The version that this program writes. */
    public static final int FORMAT_VERSION = 1;

    /** The name of the file. */
    public static final String FILE = "cluster";

    /** The most nodes of a cluster. */
    public static final int MAX_NODES = 101;

    /** The machine of which nothing is said. */
    public static final String USUAL_MACHINE = "kv";

    private static final String MACHINE = "machine ";
    private static final int MAX_BYTES = 4096;

    private static final List<String> KEYS = List.of(
            "raftarium-cluster",
            "nodes",
            "founders",
            "seed",
            "resumed",
            "virtual-time-nanos",
            "crc32c");

    public ClusterFile {
        if (formatVersion != FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    "formatVersion must be " + FORMAT_VERSION + ": " + formatVersion);
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
    }

    /** Whether that can stand in the file. */
    public static boolean isMachine(String name) {
        return name.matches("[!-~]{1,200}");
    }

    /** The same with the key-value store. */
    public ClusterFile(
            int formatVersion,
            int nodes,
            int founders,
            long seed,
            long resumed,
            long virtualNanos) {
        this(formatVersion, nodes, founders, seed, resumed, virtualNanos, USUAL_MACHINE);
    }

    /** The same cluster with that machine. */
    public ClusterFile withMachine(String other) {
        return new ClusterFile(formatVersion, nodes, founders, seed, resumed, virtualNanos, other);
    }

    /** That of a new cluster. */
    public ClusterFile(int nodes, long seed) {
        this(FORMAT_VERSION, nodes, nodes, seed, 0, 0);
    }

    /** The same cluster with that many nodes, more than before. */
    public ClusterFile withNodes(int more) {
        return new ClusterFile(formatVersion, more, founders, seed, resumed, virtualNanos, machine);
    }

    /** The same cluster, resumed once more. */
    public ClusterFile resumedOnceMore() {
        return new ClusterFile(
                formatVersion, nodes, founders, seed, resumed + 1, virtualNanos, machine);
    }

    /** The same cluster at another virtual time. */
    public ClusterFile at(long nanos) {
        return new ClusterFile(formatVersion, nodes, founders, seed, resumed, nanos, machine);
    }

    /**
     * Reads {@code file}.
     *
     * @throws CorruptionException if it isn't as it was written
     * @throws FormatVersionException if a newer program wrote it
     * @throws DiskException if it can't be read
     */
    public static ClusterFile read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new CorruptionException(
                        file.toString(),
                        MAX_BYTES,
                        "the end of the file",
                        Files.size(file) + " bytes");
            }
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw DiskException.of(file.toString(), "read", e);
        }
    }

    /**
     * Writes it to {@code file}, at once: whatever happens, the file holds all of the old or all of
     * the new.
     *
     * @throws DiskException if that fails
     */
    public void write(Path file) {
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
        ByteBuffer content = ByteBuffer.wrap(text().getBytes(StandardCharsets.US_ASCII));
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
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

    private String text() {
        String lines = KEYS.get(0) + " " + formatVersion + "\n"
                + KEYS.get(1) + " " + nodes + "\n"
                + KEYS.get(2) + " " + founders + "\n"
                + KEYS.get(3) + " " + seed + "\n"
                + KEYS.get(4) + " " + resumed + "\n"
                + KEYS.get(5) + " " + virtualNanos + "\n"
                + (machine.equals(USUAL_MACHINE) ? "" : MACHINE + machine + "\n");
        return lines + KEYS.get(6) + " " + checksum(lines) + "\n";
    }

    private static String checksum(String lines) {
        ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1));
        return Checksum.shown(Checksum.of(bytes, 0, bytes.limit()));
    }

    private static ClusterFile parse(String file, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
        String expected = KEYS.get(6) + " " + checksum(text.substring(0, lastLine)) + "\n";
        if (!text.startsWith(expected, lastLine) || text.length() != lastLine + expected.length()) {
            throw new CorruptionException(
                    file,
                    lastLine,
                    "'" + expected.strip() + "'",
                    "'" + printable(text.substring(lastLine)) + "'");
        }
        Lines lines = new Lines(file, text);
        long version = lines.next(KEYS.get(0), 1, Integer.MAX_VALUE);
        if (version != FORMAT_VERSION) {
            throw new FormatVersionException(file, version, FORMAT_VERSION);
        }
        int nodes = (int) lines.next(KEYS.get(1), 1, MAX_NODES);
        int founders = (int) lines.next(KEYS.get(2), 1, nodes);
        long seed = lines.next(KEYS.get(3), Long.MIN_VALUE, Long.MAX_VALUE);
        long resumed = lines.next(KEYS.get(4), 0, Long.MAX_VALUE);
        long virtualNanos = lines.next(KEYS.get(5), 0, Long.MAX_VALUE);
        String machine = lines.offset == lastLine ? USUAL_MACHINE : lines.machine();
        lines.endAt(lastLine);
        return new ClusterFile(
                FORMAT_VERSION, nodes, founders, seed, resumed, virtualNanos, machine);
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(40, text.length())).replaceAll("[^ -~]", "?");
    }

    /** The lines of a file whose checksum is right, each a key and a number. */
    private static final class Lines {
        private final String file;
        private final String text;
        private int offset;

        Lines(String file, String text) {
            this.file = file;
            this.text = text;
        }

        void endAt(int end) {
            if (offset != end) {
                String found = printable(text.substring(offset));
                throw new CorruptionException(file, offset, "the checksum", "'" + found + "'");
            }
        }

        /** The line of the machine; what isn't one is left, to be refused. */
        String machine() {
            int end = text.indexOf('\n', offset);
            String line = text.substring(offset, end < 0 ? text.length() : end);
            String name = line.substring(Math.min(line.length(), MACHINE.length()));
            if (!line.startsWith(MACHINE) || !isMachine(name)) {
                return USUAL_MACHINE;
            }
            offset = end + 1;
            return name;
        }

        long next(String key, long low, long high) {
            int end = text.indexOf('\n', offset);
            String line = text.substring(offset, end < 0 ? text.length() : end);
            try {
                long value =
                        Long.parseLong(line.substring(Math.min(line.length(), key.length() + 1)));
                if (line.startsWith(key + " ") && value >= low && value <= high) {
                    offset = end + 1;
                    return value;
                }
            } catch (NumberFormatException e) {
                // It is refused below, like a number out of range.
            }
            throw new CorruptionException(
                    file,
                    offset,
                    "'" + key + "' and a number of " + low + " to " + high,
                    "'" + printable(line) + "'");
        }
    }
}
