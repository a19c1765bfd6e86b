package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import static raftarium.storage.Workload.entry;
import static raftarium.storage.Workload.snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.disk.Disks;
import raftarium.disk.MemoryDisk;
import raftarium.disk.RealDisk;
import raftarium.disk.SimulatedDisk;
import raftarium.raft.Entry;
import raftarium.raft.HardState;

import java.nio.file.Path;
import java.util.List;

/** A snapshot takes the place of the log before it. */
class CheckpointTest {
    @TempDir
    Path directory;

    private final MemoryDisk disk = new MemoryDisk();

    private static Recovery recover(Disk disk) {
        return Storage.open(disk, StorageConfig.DEFAULT).recovery();
    }

    private static Storage withThreeEntries(Disk disk) {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        storage.append(
                new HardState(3, 2), List.of(entry(1, 1, "a"), entry(2, 1, "b"), entry(3, 3, "c")));
        storage.sync();
        return storage;
    }

    @Test
    void theLogIsTheSnapshotAndWhatFollowsIt() {
        Storage storage = withThreeEntries(disk);
        storage.checkpoint(null, snapshot(2, 1, "a, b"), List.of(entry(3, 3, "c")));
        assertThat(storage.lastDurableBatch()).isEqualTo(1);
        assertThat(storage.lastBatch()).isEqualTo(2);
        storage.sync();
        assertThat(storage.lastDurableBatch()).isEqualTo(2);
        assertThat(storage.lastIndex()).isEqualTo(3);
        storage.append(null, List.of(entry(4, 3, "d")));
        storage.sync();
        assertThat(disk.list()).containsExactly("0000000000000002.snap", "0000000000000002.wal");
        Recovery recovery = recover(disk);
        assertThat(recovery.hardState()).isEqualTo(new HardState(3, 2));
        assertThat(recovery.snapshot()).isEqualTo(snapshot(2, 1, "a, b"));
        assertThat(recovery.entries()).containsExactly(entry(3, 3, "c"), entry(4, 3, "d"));
        assertThat(recovery.lastIndex()).isEqualTo(4);
        assertThat(recovery.report())
                .isEqualTo(new RecoveryReport(
                        new RecoveryReport.StoredSnapshot("0000000000000002.snap", 48 + 24 + 4),
                        1,
                        2,
                        null,
                        List.of(),
                        List.of()));
    }

    @Test
    void aSnapshotAheadOfTheLogReplacesAllOfIt() {
        Storage storage = withThreeEntries(disk);
        storage.checkpoint(new HardState(9, 0), snapshot(100, 8, "sent"), List.of());
        storage.sync();
        assertThat(storage.lastIndex()).isEqualTo(100);
        assertThat(recover(disk).entries()).isEmpty();
        assertThat(recover(disk).lastIndex()).isEqualTo(100);
        Storage again = Storage.open(disk, StorageConfig.DEFAULT);
        assertThat(again.lastIndex()).isEqualTo(100);
        again.append(null, List.of(entry(101, 9, "next")));
        again.sync();
        assertThat(recover(disk).entries()).containsExactly(entry(101, 9, "next"));
        assertThat(recover(disk).hardState()).isEqualTo(new HardState(9, 0));
    }

    @Test
    void whatASnapshotStandsForCannotBeReplaced() {
        Storage storage = withThreeEntries(disk);
        storage.checkpoint(null, snapshot(2, 1, "a, b"), List.of(entry(3, 3, "c")));
        storage.sync();
        for (Storage either : List.of(storage, Storage.open(disk, StorageConfig.DEFAULT))) {
            for (long index : new long[] {2, 5}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> either.append(null, List.of(entry(index, 4, "x"))))
                        .withMessage("expected an entry of index 3 to 4: " + index);
            }
        }
        storage.append(null, List.of(entry(3, 4, "C")));
        storage.sync();
        assertThat(recover(disk).entries()).containsExactly(entry(3, 4, "C"));
    }

    @Test
    void theTermAndVoteOutlastTheSegmentThatTheyWereIn() {
        Storage storage = withThreeEntries(disk);
        for (int again = 0; again < 3; again++) {
            storage.checkpoint(null, snapshot(3, 3, "abc"), List.of());
            storage.sync();
            storage = Storage.open(disk, StorageConfig.DEFAULT);
            assertThat(storage.recovery().hardState()).isEqualTo(new HardState(3, 2));
        }
        storage.append(new HardState(4, 1), List.of());
        storage.sync();
        storage.checkpoint(null, snapshot(3, 3, "abc"), List.of());
        storage.sync();
        assertThat(recover(disk).hardState()).isEqualTo(new HardState(4, 1));
    }

    @Test
    void bytesAndFilesAreThoseOnTheDisk() {
        Storage storage = withThreeEntries(disk);
        assertThat(storage.snapshotBytes()).isZero();
        long before = storage.bytesInUse();
        storage.checkpoint(null, snapshot(3, 3, "abc"), List.of());
        long file = 48 + 24 + 3;
        long segment = 32 + 96;
        assertThat(storage.segments()).isEqualTo(2);
        assertThat(storage.bytesInUse()).isEqualTo(before + segment);
        assertThat(storage.bytesAllocated()).isEqualTo(2 * (256 << 10));
        assertThat(storage.snapshotBytes()).isEqualTo(file);
        storage.sync();
        for (Storage either : List.of(storage, Storage.open(disk, StorageConfig.DEFAULT))) {
            assertThat(either.segments()).isEqualTo(1);
            assertThat(either.bytesInUse()).isEqualTo(segment);
            assertThat(either.bytesAllocated()).isEqualTo(256 << 10);
            assertThat(either.snapshotBytes()).isEqualTo(file);
        }
        storage.checkpoint(null, snapshot(3, 3, "abcd"), List.of());
        assertThat(storage.snapshotBytes()).isEqualTo(2 * file + 1);
        storage.sync();
        assertThat(storage.snapshotBytes()).isEqualTo(file + 1);
    }

    @Test
    void aThousandCheckpointsLeaveOneSnapshotAndOneSegment() {
        StorageConfig config = new StorageConfig(512);
        try (RealDisk files = new RealDisk(directory, false)) {
            Storage storage = Storage.open(files, config);
            for (int index = 1; index <= 1000; index++) {
                storage.append(null, List.of(entry(2L * index - 1, 1, "x".repeat(600))));
                storage.sync();
                storage.append(null, List.of(entry(2L * index, 1, "put a " + index)));
                storage.sync();
                storage.checkpoint(
                        new HardState(index, 1),
                        snapshot(2L * index - 1, 1, "s".repeat(200)),
                        List.of(entry(2L * index, 1, "put a " + index)));
                assertThat(files.list()).hasSizeLessThanOrEqualTo(6);
                storage.sync();
                assertThat(files.list()).hasSize(2);
                OnlyTheLog.assertIsOn(files, storage);
                assertThat(storage.bytesAllocated() + storage.snapshotBytes())
                        .isEqualTo(512 + 48 + 24 + 200);
            }
            Recovery recovery = Storage.open(files, config).recovery();
            assertThat(recovery.hardState()).isEqualTo(new HardState(1000, 1));
            assertThat(recovery.entries()).containsExactly(entry(2000, 1, "put a 1000"));
        }
    }

    @Test
    void whatACheckpointReplacesIsGoneForGood() {
        SimulatedDisk simulated = new SimulatedDisk(disk);
        Storage storage = withThreeEntries(simulated);
        storage.checkpoint(null, snapshot(3, 3, "abc"), List.of());
        storage.sync();
        simulated.crash(false, RandomStream.of(1, "crash"));
        assertThat(disk.list()).containsExactly("0000000000000002.snap", "0000000000000002.wal");
        assertThat(recover(simulated).report().removed()).isEmpty();
    }

    @Test
    void anEmptySegmentThatACrashLeftIsTaken() {
        for (int bytes : new int[] {1, 1000}) {
            SimulatedDisk simulated = new SimulatedDisk(new MemoryDisk());
            withThreeEntries(simulated);
            Storage cut = Storage.open(CutDisk.of(simulated, 15), new StorageConfig(256));
            assertThatExceptionOfType(CutDisk.PowerGone.class)
                    .isThrownBy(() -> cut.checkpoint(null, snapshot(3, 3, "abc"), List.of()));
            simulated.crash(false, RandomStream.of(1, "crash"));
            Storage storage = Storage.open(simulated, new StorageConfig(256));
            assertThat(storage.report().removed()).containsExactly("0000000000000002.snap");
            assertThat(storage.segments()).isEqualTo(2);
            Entry next = entry(2, 2, "x".repeat(bytes));
            storage.checkpoint(null, snapshot(1, 1, "a"), List.of(next));
            storage.sync();
            assertThat(simulated.list())
                    .containsExactly("0000000000000002.snap", "0000000000000002.wal");
            OnlyTheLog.assertIsOn(simulated, storage);
            assertThat(storage.bytesInUse())
                    .isEqualTo(Storage.open(simulated, StorageConfig.DEFAULT).bytesInUse());
            assertThat(recover(simulated).entries()).containsExactly(next);
        }
    }

    @Test
    void whatCannotBeACheckpointIsRefusedBeforeAnythingIsWritten() {
        Storage storage = withThreeEntries(disk);
        for (long index : new long[] {2, 4}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> storage.checkpoint(
                            null,
                            snapshot(2, 1, "ab"),
                            List.of(entry(index, 3, ""), entry(5, 3, ""))))
                    .withMessage("expected an entry of index 3 to 3: " + index);
        }
        Bytes tooLarge = Bytes.of(new byte[Entry.MAX_DATA_BYTES + 1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.checkpoint(
                        null,
                        snapshot(2, 1, "ab"),
                        List.of(new Entry(3, 1, Entry.Kind.COMMAND, tooLarge))))
                .withMessage("a command has up to 1048576 bytes: 1048577");
        assertThat(disk.list()).hasSize(1);
        storage.checkpoint(null, snapshot(2, 1, "ab"), List.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> storage.checkpoint(null, snapshot(2, 1, "ab"), List.of()))
                .withMessage("batch 2 isn't synced yet");
        assertThatIllegalStateException().isThrownBy(storage::recovery);
    }

    @Test
    void aDiskThatFailsAtADeletionHasTheCheckpoint() {
        int failedDurable = 0;
        for (int cut = 2; cut < 19; cut++) {
            MemoryDisk fresh = new MemoryDisk();
            withThreeEntries(fresh);
            Storage storage = Storage.open(CutDisk.of(fresh, cut), StorageConfig.DEFAULT);
            assertThatExceptionOfType(CutDisk.PowerGone.class).isThrownBy(() -> {
                storage.checkpoint(null, snapshot(3, 3, "abc"), List.of());
                storage.sync();
            });
            assertThatIllegalStateException()
                    .isThrownBy(storage::sync)
                    .withMessage("the disk failed; the storage must be opened again");
            if (storage.lastDurableBatch() == 2) {
                assertThat(recover(fresh).snapshot()).isEqualTo(snapshot(3, 3, "abc"));
                failedDurable++;
            }
        }
        assertThat(failedDurable).isEqualTo(2);
    }

    @Test
    void aCopyMadeBeforeTheSyncDeletesOnItsOwnDisk() {
        SimulatedDisk simulated = new SimulatedDisk(disk);
        Storage storage = withThreeEntries(simulated);
        storage.checkpoint(null, snapshot(2, 1, "ab"), List.of(entry(3, 3, "c")));
        SimulatedDisk copiedDisk = simulated.copy();
        Storage copy = storage.copy(copiedDisk);
        storage.sync();
        assertThat(simulated.list()).hasSize(2);
        assertThat(copiedDisk.list()).hasSize(3);
        copy.sync();
        copy.append(null, List.of(entry(4, 3, "there")));
        copy.sync();
        OnlyTheLog.assertIsOn(copiedDisk, copy);
        assertThat(recover(copiedDisk).entries())
                .containsExactly(entry(3, 3, "c"), entry(4, 3, "there"));
        assertThat(recover(simulated).entries()).containsExactly(entry(3, 3, "c"));
        copy.checkpoint(null, snapshot(4, 3, "abc there"), List.of());
        copy.sync();
        assertThat(recover(copiedDisk).hardState()).isEqualTo(new HardState(3, 2));
    }

    @Test
    void filesThatAreNoSnapshotsAreLeftAlone() {
        Disks.create(disk, "backup.snap", "mine");
        Storage storage = withThreeEntries(disk);
        assertThat(storage.report().ignored()).containsExactly("backup.snap");
        storage.checkpoint(null, snapshot(3, 3, "abc"), List.of());
        storage.sync();
        assertThat(recover(disk).report().ignored()).containsExactly("backup.snap");
    }

    @Test
    void filesAndMemoryHoldTheSameBytes() {
        Workload workload = Workload.checkpoints();
        try (RealDisk files = new RealDisk(directory, true)) {
            workload.run(
                    Storage.open(new SimulatedDisk(files), Workload.CONFIG), 0, workload.size());
            workload.run(
                    Storage.open(new SimulatedDisk(disk), Workload.CONFIG), 0, workload.size());
            assertThat(Disks.contents(files)).isEqualTo(Disks.contents(disk));
            Storage again = Storage.open(files, Workload.CONFIG);
            assertThat(Workload.State.of(again.recovery())).isEqualTo(workload.last());
        }
    }
}
