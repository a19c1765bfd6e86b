package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.disk.RealDisk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory of the first format, whose disks don't say whose they are. */
class AdoptionTest {
    private static final String IDENTITY = "0123456789abcdef".repeat(2);
    private static final String FIRST = SegmentHeader.fileName(1);

    @TempDir
    Path directory;

    @BeforeEach
    void writeAsItWasWritten() throws IOException {
        writeClusterFile(5);
        for (int node = 1; node <= 2; node++) {
            Path made = Files.createDirectory(directory.resolve("n" + node));
            try (RealDisk disk = new RealDisk(made, false)) {
                Workload workload = workload(node);
                workload.run(Storage.open(disk, Workload.CONFIG), 0, workload.size());
                for (String file : disk.list()) {
                    if (FileKind.of(file) == FileKind.SEGMENT) {
                        disk.write(file, 0, ofVersionTwo(disk, file));
                    }
                }
            }
        }
    }

    private static Workload workload(int node) {
        return node == 1 ? Workload.checkpoints() : Workload.small();
    }

    /** The same bytes as in version 3, but for version and checksum: the label is zero. */
    private static ByteBuffer ofVersionTwo(RealDisk disk, String file) {
        ByteBuffer header = ByteBuffer.allocate(SegmentHeader.BYTES);
        disk.read(file, 0, header);
        header.flip().putInt(FileHeader.VERSION_AT, 2).putInt(12, 0);
        return header.putInt(12, Checksum.of(header, 0, SegmentHeader.BYTES));
    }

    private void writeClusterFile(long virtualNanos) throws IOException {
        ByteBuffer lines = CheckedLines.sealed("raftarium-cluster 1\nnodes 2\nfounders 2\nseed 7\n"
                + "resumed 0\nvirtual-time-nanos " + virtualNanos + "\n");
        byte[] content = new byte[lines.remaining()];
        lines.get(content);
        Files.write(directory.resolve("cluster"), content);
    }

    private void adopt() {
        try (Home home = Home.named(directory, false)) {
            home.save(home.cluster().withIdentity(IDENTITY));
        }
    }

    private void assertRecovered() {
        try (Home home = Home.named(directory, false)) {
            assertThat(home.cluster())
                    .isEqualTo(new ClusterFile(2, 2, 2, 7, 0, 5).withIdentity(IDENTITY));
            for (int node = 1; node <= 2; node++) {
                assertThat(Workload.State.of(
                                Storage.open(home.disk(node), Workload.CONFIG).recovery()))
                        .isEqualTo(workload(node).last());
            }
        }
    }

    @Test
    void itsDisksAreGivenOwnersAndHoldWhatTheyHeld() {
        adopt();
        assertRecovered();
    }

    @Test
    void whatWasInterruptedIsDoneAgain() throws IOException {
        Path segment = directory.resolve("n2").resolve(FIRST);
        byte[] clusterFile = Files.readAllBytes(directory.resolve("cluster"));
        byte[] untouched = Files.readAllBytes(segment);
        try (Home home = Home.named(directory, false)) {
            home.save(home.cluster().withIdentity("f".repeat(32)));
        }
        Files.write(directory.resolve("cluster"), clusterFile);
        Files.delete(directory.resolve("n2").resolve(OwnerFile.FILE));
        Files.write(segment, untouched);
        adopt();
        assertRecovered();
    }

    @Test
    void aDiskThatHoldsNothingOnceTimeHasPassedIsRefusedAndAllStaysAsItIs() throws IOException {
        for (Path file : children(directory.resolve("n2"))) {
            Files.delete(file);
        }
        Map<String, String> before = contents();
        assertThatExceptionOfType(FormatVersionException.class)
                .isThrownBy(this::adopt)
                .withMessageStartingWith(directory.resolve("n2") + " holds nothing, and a data"
                        + " directory of format 1 doesn't say whether it ever did");
        assertThat(contents()).isEqualTo(before);
        for (Path file : children(directory.resolve("n1"))) {
            Files.delete(file);
        }
        writeClusterFile(0);
        adopt();
        try (Home home = Home.named(directory, false)) {
            assertThat(Storage.open(home.disk(2), Workload.CONFIG).lastBatch()).isZero();
        }
    }

    @Test
    void aDamagedDiskIsRefusedAndAllStaysAsItIs() throws IOException {
        Path segment = directory.resolve("n2").resolve(FIRST);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[SegmentHeader.BYTES + 5] ^= 1;
        Files.write(segment, bytes);
        Map<String, String> before = contents();
        assertThatExceptionOfType(CorruptionException.class).isThrownBy(this::adopt);
        assertThat(contents()).isEqualTo(before);
    }

    private static Iterable<Path> children(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.toList();
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        contents.remove(directory.resolve(DirectoryLock.FILE).toString());
        return contents;
    }
}
