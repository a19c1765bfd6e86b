package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import static raftarium.storage.Workload.entry;

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

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** What is stored comes back. */
class StorageTest {
    @TempDir
    Path directory;

    private final MemoryDisk disk = new MemoryDisk();

    private static Recovery recover(Disk disk) {
        return Storage.open(disk, StorageConfig.DEFAULT).recovery();
    }

    @Test
    void anEmptyDiskIsTheInitialState() {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        assertThat(storage.recovery().hardState()).isEqualTo(HardState.INITIAL);
        assertThat(storage.recovery().entries()).isEmpty();
        assertThat(storage.report())
                .isEqualTo(new RecoveryReport(0, 0, null, List.of(), List.of()));
        assertThat(storage.lastIndex()).isZero();
        assertThat(disk.list()).isEmpty();
    }

    @Test
    void whatWasAppendedIsRecovered() {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        storage.append(new HardState(3, 2), List.of(entry(1, 2, ""), entry(2, 3, "put a 1")));
        storage.sync();
        storage.append(null, List.of(entry(3, 3, "put b 2")));
        storage.sync();
        storage.append(new HardState(4, HardState.NO_VOTE), List.of());
        storage.sync();
        Recovery recovery = recover(disk);
        assertThat(recovery.hardState()).isEqualTo(new HardState(4, HardState.NO_VOTE));
        assertThat(recovery.entries())
                .containsExactly(entry(1, 2, ""), entry(2, 3, "put a 1"), entry(3, 3, "put b 2"));
        assertThat(recovery.report())
                .isEqualTo(new RecoveryReport(1, 3, null, List.of(), List.of()));
    }

    @Test
    void everyKindOfEntryComesBackAsItWas() {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        long index = 0;
        for (Entry.Kind kind : Entry.Kind.values()) {
            byte[] data = {0, -1, 127, -128, (byte) index};
            storage.append(null, List.of(new Entry(++index, Long.MAX_VALUE, kind, Bytes.of(data))));
            storage.sync();
        }
        List<Entry> entries = recover(disk).entries();
        assertThat(entries).extracting(Entry::kind).containsExactly(Entry.Kind.values());
        assertThat(entries.get(1).data()).isEqualTo(Bytes.of(new byte[] {0, -1, 127, -128, 1}));
        assertThat(entries.get(1).term()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void entriesReplaceThoseFromTheirIndexOn() {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        storage.append(null, List.of(entry(1, 1, "a"), entry(2, 1, "b"), entry(3, 1, "c")));
        storage.sync();
        storage.append(null, List.of(entry(2, 2, "B")));
        storage.sync();
        assertThat(storage.lastIndex()).isEqualTo(2);
        assertThat(recover(disk).entries()).containsExactly(entry(1, 1, "a"), entry(2, 2, "B"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.append(null, List.of(entry(4, 2, "D"))))
                .withMessage("expected an entry of index 1 to 3: 4");
    }

    @Test
    void aWorkloadOverManySegmentsIsRecoveredAndGoesOn() {
        Workload workload = Workload.small();
        for (int done = 0; done <= workload.size(); done++) {
            MemoryDisk fresh = new MemoryDisk();
            workload.run(Storage.open(fresh, Workload.CONFIG), 0, done);
            Storage again = Storage.open(fresh, Workload.CONFIG);
            assertThat(Workload.State.of(again.recovery())).isEqualTo(workload.state(done));
            assertThat(again.lastDurableBatch()).isEqualTo(done);
            workload.run(again, done, workload.size());
            assertThat(again.segments()).isEqualTo(fresh.list().size()).isGreaterThan(3);
            assertThat(Workload.State.of(recover(fresh))).isEqualTo(workload.last());
        }
    }

    @Test
    void aBatchLargerThanASegmentGetsALongerOne() {
        Storage storage = Storage.open(disk, new StorageConfig(StorageConfig.MIN_SEGMENT_BYTES));
        Bytes large = Bytes.of(new byte[Entry.MAX_DATA_BYTES]);
        storage.append(null, List.of(entry(1, 1, "a")));
        storage.sync();
        storage.append(null, List.of(new Entry(2, 1, Entry.Kind.COMMAND, large)));
        storage.sync();
        storage.append(null, List.of(entry(3, 1, "c")));
        storage.sync();
        assertThat(disk.list())
                .containsExactly(
                        "0000000000000001.wal", "0000000000000002.wal", "0000000000000003.wal");
        assertThat(recover(disk).entries())
                .extracting(Entry::data)
                .containsExactly(Bytes.utf8("a"), large, Bytes.utf8("c"));
    }

    @Test
    void aSegmentHasItsFullLengthFromTheBeginning() {
        Storage storage = Storage.open(disk, new StorageConfig(1000));
        storage.append(new HardState(1, 1), List.of());
        assertThat(disk.size("0000000000000001.wal")).isEqualTo(1000);
        assertThat(storage.bytesAllocated()).isEqualTo(1000);
        assertThat(storage.bytesInUse()).isEqualTo(32 + 64);
        storage.sync();
        assertThat(disk.size("0000000000000001.wal")).isEqualTo(1000);
        Storage again = Storage.open(disk, StorageConfig.DEFAULT);
        assertThat(again.bytesInUse()).isEqualTo(storage.bytesInUse());
        assertThat(again.bytesAllocated()).isEqualTo(1000);
    }

    @Test
    void aBatchIsDurableAfterItsSync() {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        storage.append(new HardState(1, 1), List.of());
        assertThat(storage.lastBatch()).isEqualTo(1);
        assertThat(storage.lastDurableBatch()).isZero();
        storage.sync();
        storage.sync();
        assertThat(storage.lastDurableBatch()).isEqualTo(1);
    }

    @Test
    void aBatchIsOneWriteAndOneSync() {
        SimulatedDisk simulated = new SimulatedDisk(disk);
        Storage first = Storage.open(simulated, StorageConfig.DEFAULT);
        first.append(new HardState(1, 1), List.of());
        first.sync();
        Disk counting = CutDisk.of(simulated, 4);
        Storage storage = Storage.open(counting, StorageConfig.DEFAULT);
        storage.append(null, List.of(entry(1, 1, "a"), entry(2, 1, "b")));
        storage.sync();
        assertThatExceptionOfType(CutDisk.PowerGone.class)
                .isThrownBy(() -> storage.append(null, List.of(entry(3, 1, "c"))));
        assertThat(recover(simulated).entries()).hasSize(2);
    }

    @Test
    void oneBatchIsUnsyncedAtATime() {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        storage.append(new HardState(1, 1), List.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> storage.append(new HardState(2, 1), List.of()))
                .withMessage("batch 1 isn't synced yet");
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.append(null, List.of()))
                .withMessage("nothing to append");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.append(null, List.of(entry(2, 1, "b"))))
                .withMessage("expected an entry of index 1 to 1: 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.append(null, List.of(entry(1, 1, "a"), entry(1, 1, "a"))))
                .withMessage("expected an entry of index 2 to 2: 1");
        Bytes tooLarge = Bytes.of(new byte[Entry.MAX_DATA_BYTES + 1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> storage.append(
                        null, List.of(new Entry(1, 1, Entry.Kind.COMMAND, tooLarge))))
                .withMessage("a command has up to 1048576 bytes: 1048577");
        assertThat(disk.list()).isEmpty();
        storage.append(null, List.of(entry(1, 1, "a")));
    }

    @Test
    void aDiskThatFailedIsNotUsedAgain() {
        Storage storage = Storage.open(CutDisk.of(disk, 3), StorageConfig.DEFAULT);
        assertThatExceptionOfType(CutDisk.PowerGone.class)
                .isThrownBy(() -> storage.append(new HardState(1, 1), List.of()));
        assertThatIllegalStateException()
                .isThrownBy(() -> storage.append(new HardState(1, 1), List.of()))
                .withMessage("the disk failed; the storage must be opened again");
        assertThatIllegalStateException().isThrownBy(storage::sync);
        Storage again = Storage.open(disk, StorageConfig.DEFAULT);
        assertThat(again.report().removed()).containsExactly("0000000000000001.wal.tmp");
        assertThat(disk.list()).isEmpty();
    }

    @Test
    void whatWasRecoveredIsLetGoOfByTheFirstAppend() {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        RecoveryReport report = storage.recovery().report();
        storage.append(new HardState(1, 1), List.of());
        assertThatIllegalStateException().isThrownBy(storage::recovery);
        assertThat(storage.report()).isEqualTo(report);
    }

    @Test
    void filesThatAreNotTheLogsAreLeftAlone() {
        Disks.create(disk, "notes.txt", "mine");
        Disks.create(disk, "other.tmp", "mine too");
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        assertThat(storage.report().ignored()).containsExactly("notes.txt", "other.tmp");
        assertThat(Disks.text(disk, "notes.txt")).isEqualTo("mine");
    }

    @Test
    void aBatchInsideACommandIsNotTakenForABatch() {
        Storage storage = Storage.open(disk, StorageConfig.DEFAULT);
        storage.append(null, List.of(entry(1, 1, "a")));
        storage.sync();
        String file = disk.list().get(0);
        int end = (int) storage.bytesInUse();
        Bytes copy = Bytes.of(ByteBuffer.wrap(Disks.content(disk, file), 32, end - 32));
        storage.append(null, List.of(new Entry(2, 1, Entry.Kind.COMMAND, copy)));
        disk.write(file, end, ByteBuffer.allocate(BatchHeader.BYTES));
        Storage again = Storage.open(disk, StorageConfig.DEFAULT);
        assertThat(again.recovery().entries()).containsExactly(entry(1, 1, "a"));
        assertThat(again.report().tornTail()).isNotNull();
    }

    @Test
    void whatAKilledProcessLeftIsMadeDurableWhenItIsRecovered() {
        SimulatedDisk simulated = new SimulatedDisk(disk);
        Storage killed = Storage.open(simulated, StorageConfig.DEFAULT);
        killed.append(null, List.of(entry(1, 1, "a")));
        assertThat(recover(simulated).entries()).hasSize(1);
        simulated.crash(false, RandomStream.of(1, "crash"));
        assertThat(recover(simulated).entries()).hasSize(1);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        SimulatedDisk simulated = new SimulatedDisk(disk);
        Storage storage = Storage.open(simulated, StorageConfig.DEFAULT);
        storage.append(null, List.of(entry(1, 1, "a")));
        storage.sync();
        storage.append(null, List.of(entry(2, 1, "b")));
        SimulatedDisk copiedDisk = simulated.copy();
        Storage copy = storage.copy(copiedDisk);
        storage.sync();
        storage.append(null, List.of(entry(3, 1, "here")));
        storage.sync();
        assertThat(copy.lastDurableBatch()).isEqualTo(1);
        copy.sync();
        copy.append(null, List.of(entry(1, 2, "there")));
        copy.sync();
        assertThat(recover(simulated).entries())
                .containsExactly(entry(1, 1, "a"), entry(2, 1, "b"), entry(3, 1, "here"));
        assertThat(recover(copiedDisk).entries()).containsExactly(entry(1, 2, "there"));
    }

    @Test
    void filesAndMemoryHoldTheSameBytes() {
        Workload workload = Workload.small();
        try (RealDisk files = new RealDisk(directory, true)) {
            workload.run(
                    Storage.open(new SimulatedDisk(files), Workload.CONFIG), 0, workload.size());
            workload.run(
                    Storage.open(new SimulatedDisk(disk), Workload.CONFIG), 0, workload.size());
            assertThat(Disks.contents(files)).isEqualTo(Disks.contents(disk));
        }
    }
}
