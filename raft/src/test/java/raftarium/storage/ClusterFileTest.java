package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.disk.DiskException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The file that says what a data directory is of. */
class ClusterFileTest {
    private static final ClusterFile CLUSTER = new ClusterFile(
                    ClusterFile.FORMAT_VERSION, 5, 4, Long.MIN_VALUE, 3, 1_500_000_000L)
            .withIdentity("0123456789abcdef".repeat(2));

    private static final String LINES = """
            raftarium-cluster 1
            nodes 2
            founders 2
            seed 1
            resumed 0
            virtual-time-nanos 0
            """;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve(ClusterFile.FILE);
    }

    private void write(String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.ISO_8859_1);
        int checksum = Checksum.of(ByteBuffer.wrap(bytes), 0, bytes.length);
        Files.writeString(file, lines + "crc32c " + Checksum.shown(checksum) + "\n");
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        CLUSTER.write(file);
        assertThat(ClusterFile.read(file)).isEqualTo(CLUSTER);
        ClusterFile other = new ClusterFile(101, 42).withIdentity("f".repeat(32));
        other.write(file);
        assertThat(ClusterFile.read(file)).isEqualTo(other);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void itIsPlainText() throws IOException {
        CLUSTER.write(file);
        assertThat(Files.readString(file)).isEqualTo("""
                        raftarium-cluster 2
                        nodes 5
                        founders 4
                        seed -9223372036854775808
                        resumed 3
                        virtual-time-nanos 1500000000
                        identity 0123456789abcdef0123456789abcdef
                        crc32c 7b2b417b
                        """);
    }

    @Test
    void anotherMachineThanTheKeyValueStoreHasALineOfItsOwn() throws IOException {
        ClusterFile queue = CLUSTER.withMachine("queue");
        queue.write(file);
        assertThat(Files.readString(file)).contains("nanos 1500000000\nmachine queue\nidentity ");
        assertThat(ClusterFile.read(file)).isEqualTo(queue);
        assertThat(queue.resumedOnceMore().withNodes(7).at(5).machine()).isEqualTo("queue");
        assertThat(CLUSTER.machine()).isEqualTo("kv");
        write(LINES + "machine a b\n");
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> ClusterFile.read(file))
                .withMessageContaining("machine a b");
        assertThatIllegalArgumentException().isThrownBy(() -> CLUSTER.withMachine("a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> CLUSTER.withMachine(""));
    }

    @Test
    void aDamagedByteAnywhereIsRefused() throws IOException {
        CLUSTER.write(file);
        byte[] sound = Files.readAllBytes(file);
        for (int at = 0; at < sound.length; at++) {
            for (int mask : new int[] {0x01, 0x20, 0x80}) {
                byte[] damaged = sound.clone();
                damaged[at] ^= (byte) mask;
                Files.write(file, damaged);
                assertThatExceptionOfType(CorruptionException.class)
                        .as("byte %d, mask %d", at, mask)
                        .isThrownBy(() -> ClusterFile.read(file))
                        .withMessageStartingWith(file + " is damaged at byte ");
                assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
            }
        }
    }

    @Test
    void aFileCutOrProlongedAnywhereIsRefused() throws IOException {
        CLUSTER.write(file);
        byte[] sound = Files.readAllBytes(file);
        for (int length = 0; length < sound.length + 3; length++) {
            Files.write(file, Arrays.copyOf(sound, length));
            if (length != sound.length) {
                assertThatExceptionOfType(CorruptionException.class)
                        .as("%d bytes", length)
                        .isThrownBy(() -> ClusterFile.read(file));
            }
        }
        Files.write(file, new byte[100_000]);
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> ClusterFile.read(file))
                .withMessageContaining("100000 bytes");
    }

    @Test
    void aSoundFileOfSenselessLinesIsRefusedWithItsPlace() throws IOException {
        write("raftarium-cluster 1\nnodes 102\nseed 1\nresumed 0\nvirtual-time-nanos 0\n");
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> ClusterFile.read(file))
                .withMessage(file + " is damaged at byte 20:"
                        + " expected 'nodes' and a number of 1 to 101, found 'nodes 102'");
        write("raftarium-cluster 1\nnodes 5\nfounder 1\n");
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> ClusterFile.read(file))
                .matches(e -> e.offset() == 28);
        write("");
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> ClusterFile.read(file));
        write("""
                raftarium-cluster 1
                nodes 5
                founders 5
                seed 1
                resumed 0
                virtual-time-nanos 0
                more 1
                """);
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> ClusterFile.read(file));
    }

    @Test
    void aNewerFormatIsRefusedByName() throws IOException {
        write("raftarium-cluster 3\nsomething new\n");
        assertThatExceptionOfType(FormatVersionException.class)
                .isThrownBy(() -> ClusterFile.read(file))
                .withMessageStartingWith(file + " has format version 3");
    }

    /** What a program wrote that knew no identity is read, and isn't written any more. */
    @Test
    void aFileOfTheFirstFormatHasNoIdentity() throws IOException {
        write(LINES);
        assertThat(ClusterFile.read(file)).isEqualTo(new ClusterFile(1, 2, 2, 1, 0, 0));
        assertThat(ClusterFile.read(file).identity()).isEmpty();
        write(LINES + "identity " + "0".repeat(32) + "\n");
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> ClusterFile.read(file));
        write(LINES.replace("cluster 1", "cluster 2"));
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> ClusterFile.read(file));
        assertThatIllegalStateException()
                .isThrownBy(() -> new ClusterFile(3, 1).write(file))
                .withMessageStartingWith("a file of format 2 has an identity");
        assertThatIllegalArgumentException().isThrownBy(() -> CLUSTER.withIdentity("no"));
    }

    @Test
    void aMissingFileIsAFailure() {
        assertThatExceptionOfType(DiskException.class)
                .isThrownBy(() -> ClusterFile.read(file))
                .withMessage("cannot read " + file + ": no such file");
        assertThatExceptionOfType(DiskException.class)
                .isThrownBy(() -> CLUSTER.write(directory.resolve("missing/cluster")));
    }

    @Test
    void whatNoClusterHasIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterFile(102, 1))
                .withMessage("nodes must be 1 to 101: 102");
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterFile(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterFile(3, 1, 1, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterFile(1, 1, 1, 1, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterFile(1, 1, 1, 1, 0, -1));
    }
}
