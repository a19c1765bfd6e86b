package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import static raftarium.storage.Workload.snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.Disks;
import raftarium.disk.MemoryDisk;
import raftarium.disk.RealDisk;
import raftarium.disk.SimulatedDisk;
import raftarium.raft.Membership;
import raftarium.raft.Snapshot;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A snapshot comes back as it was, or not at all. */
class SnapshotFileTest {
    private static final String FILE = "000000000000000a.snap";

    @TempDir
    Path directory;

    private final Snapshot snapshot = snapshot(7, 3, "a 1, b 2");
    private final SnapshotHeader header = SnapshotFile.headerOf(snapshot);
    private final MemoryDisk disk = new MemoryDisk();

    private CorruptionException refused(Checkpoint checkpoint) {
        Throwable thrown = catchThrowable(() -> SnapshotFile.read(disk, FILE, checkpoint));
        assertThat(thrown).isInstanceOf(CorruptionException.class);
        return (CorruptionException) thrown;
    }

    @Test
    void itIsNamedAfterTheBatchOfItsCheckpoint() {
        assertThat(SnapshotFile.fileName(10)).isEqualTo(FILE);
        assertThat(BatchFile.isName(FILE, SnapshotFile.SUFFIX)).isTrue();
        assertThat(BatchFile.isName("000000000000000a.wal", SnapshotFile.SUFFIX))
                .isFalse();
        assertThat(BatchFile.isName("0000000000000000.snap", SnapshotFile.SUFFIX))
                .isFalse();
        assertThat(BatchFile.isName("800000000000000a.snap", SnapshotFile.SUFFIX))
                .isFalse();
        assertThat(BatchFile.isName("a.snap", SnapshotFile.SUFFIX)).isFalse();
    }

    @Test
    void snapshotsOfAnyLengthComeBack() {
        Membership joint =
                Membership.ofFirst(3).withLearners(List.of(9)).changing(List.of(9), List.of());
        try (RealDisk files = new RealDisk(directory, true)) {
            for (int bytes : new int[] {0, 1, 4095, 1 << 20, (1 << 20) + 1, (3 << 20) + 5}) {
                byte[] data = new byte[bytes];
                for (int at = 0; at < bytes; at++) {
                    data[at] = (byte) (at * 31 >> 4);
                }
                Snapshot large = new Snapshot(Long.MAX_VALUE, 5, joint, Bytes.of(data));
                SnapshotHeader stated = SnapshotFile.headerOf(large);
                String file = SnapshotFile.fileName(bytes + 1);
                SnapshotFile.write(files, file, stated, large);
                assertThat(files.size(file)).isEqualTo(stated.fileBytes());
                assertThat(SnapshotFile.read(files, file, stated.checkpoint())).isEqualTo(large);
            }
        }
    }

    @Test
    void whenItIsWrittenItIsDurable() {
        SimulatedDisk simulated = new SimulatedDisk(disk);
        SnapshotFile.write(simulated, FILE, header, snapshot);
        simulated.crash(false, RandomStream.of(1, "crash"));
        assertThat(disk.list()).containsExactly(FILE);
        assertThat(SnapshotFile.read(disk, FILE, header.checkpoint())).isEqualTo(snapshot);
    }

    @Test
    void aFileOfThatNameIsNeverHalfAnOne() {
        int found = 0;
        for (int cut = 0; cut < 7; cut++) {
            for (long seed = 0; seed < 40; seed++) {
                SimulatedDisk torn = new SimulatedDisk(new MemoryDisk());
                try {
                    SnapshotFile.write(CutDisk.of(torn, cut), FILE, header, snapshot);
                } catch (CutDisk.PowerGone e) {
                    assertThat(cut).isLessThan(7);
                }
                torn.crash(true, RandomStream.of(seed, "crash"));
                if (torn.exists(FILE)) {
                    assertThat(SnapshotFile.read(torn, FILE, header.checkpoint()))
                            .isEqualTo(snapshot);
                    found++;
                }
            }
        }
        assertThat(found).isBetween(1, 80);
    }

    @Test
    void everyDamagedByteIsFoundOut() {
        SnapshotFile.write(disk, FILE, header, snapshot);
        for (long offset = 0; offset < disk.size(FILE); offset++) {
            new SimulatedDisk(disk).flip(FILE, offset, 0x10);
            CorruptionException e = refused(header.checkpoint());
            assertThat(e.file()).isEqualTo(FILE);
            assertThat(e.offset()).isLessThanOrEqualTo(Math.max(12, offset));
            new SimulatedDisk(disk).flip(FILE, offset, 0x10);
        }
        assertThat(SnapshotFile.read(disk, FILE, header.checkpoint())).isEqualTo(snapshot);
    }

    @Test
    void aFileOfAnotherLengthIsRefused() {
        SnapshotFile.write(disk, FILE, header, snapshot);
        long size = disk.size(FILE);
        disk.resize(FILE, size + 1);
        assertThat(refused(header.checkpoint()))
                .hasMessage(FILE + " is damaged at byte 80: expected 80 bytes in the file,"
                        + " found 81");
        for (long length = size - 1; length >= 0; length--) {
            disk.resize(FILE, length);
            assertThat(refused(header.checkpoint()).offset()).isEqualTo(length);
        }
        disk.delete(FILE);
        assertThat(refused(header.checkpoint()))
                .hasMessageStartingWith(FILE + " is damaged at byte 0: expected the snapshot to 7/3"
                        + " of 80 bytes, checksum ")
                .hasMessageEndingWith(", found no such file");
    }

    @Test
    void anotherSnapshotThanTheCheckpointsIsRefused() {
        SnapshotFile.write(disk, FILE, header, snapshot);
        for (Snapshot other : new Snapshot[] {
            snapshot(8, 3, "a 1, b 2"),
            snapshot(7, 4, "a 1, b 2"),
            snapshot(7, 3, "a 1, b 20"),
            snapshot(7, 3, "a 1, b 3"),
            new Snapshot(7, 3, Membership.ofFirst(2).withLearners(List.of(4)), snapshot.data())
        }) {
            CorruptionException e = refused(SnapshotFile.headerOf(other).checkpoint());
            assertThat(e.offset()).isEqualTo(16);
            assertThat(e.found()).startsWith("the snapshot to 7/3 of 80 bytes, checksum ");
            assertThat(e.expected()).isNotEqualTo(e.found());
        }
    }

    @Test
    void aNewerFormatIsRefusedByName() {
        SnapshotFile.write(disk, FILE, header, snapshot);
        ByteBuffer newer = header.encoded().putInt(8, 2).putInt(12, 0);
        newer.putInt(12, Checksum.of(newer, 0, SnapshotHeader.BYTES));
        disk.write(FILE, 0, newer);
        assertThatExceptionOfType(FormatVersionException.class)
                .isThrownBy(() -> SnapshotFile.read(disk, FILE, header.checkpoint()))
                .withMessageStartingWith(FILE + " has format version 2; this program reads up to");
    }

    @Test
    void lengthsThatNoSnapshotHasAreRefused() {
        SnapshotFile.write(disk, FILE, header, snapshot);
        for (int[] lengths :
                new int[][] {{-1, 33}, {24, -1}, {1 << 20, 8}, {24, Snapshot.MAX_DATA_BYTES + 1}}) {
            disk.write(FILE, 0, new SnapshotHeader(7, 3, lengths[0], lengths[1], 0).encoded());
            assertThat(refused(header.checkpoint()).offset()).isEqualTo(32);
        }
    }

    @Test
    void aSoundMembershipThatIsNoneIsRefused() {
        SnapshotFile.write(disk, FILE, header, snapshot);
        disk.write(FILE, SnapshotHeader.BYTES, ByteBuffer.allocate(4).putInt(0, -1));
        int checksum =
                Checksum.of(ByteBuffer.wrap(Disks.content(disk, FILE)), SnapshotHeader.BYTES, 80);
        SnapshotHeader sound = new SnapshotHeader(7, 3, 24, 8, checksum);
        disk.write(FILE, 0, sound.encoded());
        CorruptionException e = refused(sound.checkpoint());
        assertThat(e.expected()).isEqualTo("a membership");
        assertThat(e.offset()).isEqualTo(SnapshotHeader.BYTES);
    }
}
