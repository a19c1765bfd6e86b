package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import static raftarium.storage.Workload.entry;
import static raftarium.storage.Workload.snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.disk.Disks;
import raftarium.disk.MemoryDisk;
import raftarium.disk.SimulatedDisk;
import raftarium.raft.HardState;

import java.util.List;
import java.util.Map;

/** Damage to a log that follows a snapshot never gives a state that never was. */
class CheckpointDamageTest {
    private static final String FIRST = "0000000000000001.wal";
    private static final String SEGMENT = "0000000000000003.wal";
    private static final String SNAPSHOT = "0000000000000003.snap";
    private static final StorageConfig CONFIG = new StorageConfig(512);

    private final Workload workload = new Workload()
            .add(new HardState(1, 2), entry(1, 1, ""))
            .add(null, entry(2, 1, "put a 1"), entry(3, 1, "put b 2"))
            .add(null, snapshot(2, 1, "a 1"), entry(3, 1, "put b 2"))
            .add(null, entry(4, 1, "put c 3"))
            .add(new HardState(2, 1), entry(4, 2, "put d 4"));

    /** What became of a log that was opened. */
    private enum Outcome {
        RECOVERED,
        CUT,
        REFUSED
    }

    /** A disk with the first so many batches. */
    private MemoryDisk written(int batches) {
        MemoryDisk disk = new MemoryDisk();
        workload.run(Storage.open(disk, CONFIG), 0, batches);
        return disk;
    }

    /** A disk whose power went when the checkpoint was synced and nothing deleted. */
    private MemoryDisk withObsoleteFiles() {
        MemoryDisk disk = written(2);
        Storage storage = Storage.open(disk, CONFIG);
        workload.append(storage, 2);
        assertThat(disk.list()).containsExactly(FIRST, SNAPSHOT, SEGMENT);
        return disk;
    }

    private static long endOf(MemoryDisk disk) {
        return Storage.open(disk.copy(), CONFIG).bytesInUse();
    }

    /** Opens a damaged disk with so many batches and checks that the outcome is one of three. */
    private Outcome open(MemoryDisk disk, int batches, String what) {
        Map<String, String> before = Disks.contents(disk);
        try {
            Storage storage = Storage.open(disk, CONFIG);
            Workload.State state = Workload.State.of(storage.recovery());
            OnlyTheLog.assertIsOn(disk, storage);
            if (state.equals(workload.state(batches))) {
                return Outcome.RECOVERED;
            }
            assertThat(state).as(what).isEqualTo(workload.state(batches - 1));
            assertThat(storage.report().tornTail()).as(what).isNotNull();
            return Outcome.CUT;
        } catch (CorruptionException e) {
            assertThat(Disks.contents(disk)).as(what).isEqualTo(before);
            return Outcome.REFUSED;
        }
    }

    private Outcome openFlipped(MemoryDisk sound, String file, long offset, int mask, int batches) {
        MemoryDisk disk = sound.copy();
        new SimulatedDisk(disk).flip(file, offset, mask);
        return open(disk, batches, file + ", byte " + offset);
    }

    private static CorruptionException refused(MemoryDisk disk) {
        Map<String, String> before = Disks.contents(disk);
        Throwable thrown = catchThrowable(() -> Storage.open(disk, CONFIG));
        assertThat(thrown).isInstanceOf(CorruptionException.class);
        assertThat(Disks.contents(disk)).isEqualTo(before);
        return (CorruptionException) thrown;
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x10, 0x80, 0xff})
    void aDamagedByteIsNeverReadAsSomethingElse(int mask) {
        MemoryDisk sound = written(5);
        assertThat(sound.list()).containsExactly(SNAPSHOT, SEGMENT);
        long beforeLast = endOf(written(4));
        long last = endOf(sound);
        for (long offset = 0; offset < 512; offset++) {
            Outcome expected = offset < beforeLast
                    ? Outcome.REFUSED
                    : offset < last ? Outcome.CUT : Outcome.RECOVERED;
            assertThat(openFlipped(sound, SEGMENT, offset, mask, 5))
                    .as("byte %d", offset)
                    .isEqualTo(expected);
        }
        for (long offset = 0; offset < sound.size(SNAPSHOT); offset++) {
            assertThat(openFlipped(sound, SNAPSHOT, offset, mask, 5))
                    .as("byte %d of the snapshot", offset)
                    .isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void aDamagedCheckpointWhoseLogIsGoneIsRefusedEvenAsTheLastBatch() {
        MemoryDisk sound = written(3);
        for (long offset = 0; offset < endOf(sound); offset++) {
            assertThat(openFlipped(sound, SEGMENT, offset, 0x08, 3))
                    .as("byte %d", offset)
                    .isEqualTo(Outcome.REFUSED);
        }
        new SimulatedDisk(sound).flip(SEGMENT, 40, 1);
        assertThat(refused(sound))
                .hasMessage(SEGMENT + " is damaged at byte 32: expected a sound checkpoint, or "
                        + FIRST + " before this file, found neither");
    }

    @Test
    void aDamagedCheckpointWhoseLogIsStillThereIsATornTail() {
        MemoryDisk sound = withObsoleteFiles();
        for (long offset = 0; offset < endOf(sound); offset++) {
            assertThat(openFlipped(sound, SEGMENT, offset, 0x08, 3))
                    .as("byte %d", offset)
                    .isEqualTo(offset < SegmentHeader.BYTES ? Outcome.REFUSED : Outcome.CUT);
        }
        for (long offset = 0; offset < sound.size(SNAPSHOT); offset++) {
            assertThat(openFlipped(sound, SNAPSHOT, offset, 0x08, 3))
                    .as("byte %d of the snapshot", offset)
                    .isEqualTo(Outcome.REFUSED);
        }
    }

    @Test
    void damageToWhatACheckpointHasReplacedDoesNoHarm() {
        MemoryDisk sound = withObsoleteFiles();
        for (long offset = 0; offset < 512; offset++) {
            assertThat(openFlipped(sound, FIRST, offset, 0xff, 3))
                    .as("byte %d", offset)
                    .isEqualTo(Outcome.RECOVERED);
        }
        assertThat(Storage.open(sound, CONFIG).report().removed()).containsExactly(FIRST);
        assertThat(sound.list()).containsExactly(SNAPSHOT, SEGMENT);
    }

    @Test
    void aFileOfAnotherLengthIsRefused() {
        MemoryDisk sound = written(5);
        for (String file : sound.list()) {
            long size = sound.size(file);
            for (long length = 0; length < size + 3; length++) {
                MemoryDisk disk = sound.copy();
                disk.resize(file, length);
                if (length != size) {
                    assertThat(refused(disk).file()).isEqualTo(file);
                }
            }
        }
    }

    /** Two segments behind the checkpoint's. */
    private MemoryDisk manySegments() {
        MemoryDisk disk = written(5);
        Storage storage = Storage.open(disk, CONFIG);
        for (long index = 5; index <= 6; index++) {
            storage.append(null, List.of(entry(index, 2, "x".repeat(400))));
            storage.sync();
        }
        assertThat(disk.list()).hasSize(4);
        return disk;
    }

    @Test
    void aMissingFileIsRefusedUnlessItWasTheLastSegment() {
        List<String> files = manySegments().list();
        for (String file : files.subList(0, 3)) {
            MemoryDisk disk = manySegments();
            disk.delete(file);
            CorruptionException e = refused(disk);
            assertThat(e.getMessage())
                    .contains(
                            file.equals(SNAPSHOT)
                                    ? SNAPSHOT
                                            + " is damaged at byte 0: expected the snapshot to 2/1"
                                    : file.equals(SEGMENT) ? "a sound checkpoint" : "batch 6");
        }
        MemoryDisk disk = manySegments();
        files.subList(1, 4).forEach(disk::delete);
        assertThat(refused(disk))
                .hasMessage(SEGMENT + " is damaged at byte 0: expected the segment with the"
                        + " checkpoint that refers to " + SNAPSHOT + ", found no such file");
    }

    @Test
    void theSnapshotOfAnotherCheckpointIsRefused() {
        MemoryDisk disk = written(5);
        MemoryDisk other = new MemoryDisk();
        Storage storage = Storage.open(other, CONFIG);
        storage.checkpoint(null, snapshot(2, 1, "b 1"), List.of());
        storage.sync();
        disk.delete(SNAPSHOT);
        disk.create(SNAPSHOT);
        MemoryDisk.copyContent(other, "0000000000000001.snap", disk, SNAPSHOT);
        assertThat(refused(disk).getMessage())
                .matches(SNAPSHOT + " is damaged at byte 16: expected the snapshot to 2/1 of 75"
                        + " bytes, checksum [0-9a-f]{8}, found the snapshot to 2/1 of 75 bytes,"
                        + " checksum [0-9a-f]{8}");
    }

    @Test
    void aCheckpointThatDoesNotBeginASegmentIsRefused() {
        MemoryDisk disk = written(5);
        long end = endOf(disk);
        BatchBuffer buffer = new BatchBuffer();
        buffer.fill(new Checkpoint(4, 2, 100, 0), null, List.of());
        disk.write(SEGMENT, end, buffer.finished(6, 3, end));
        CorruptionException e = refused(disk);
        assertThat(e.offset()).isEqualTo(end + BatchHeader.BYTES);
        assertThat(e.expected()).isEqualTo("a hard state or an entry");
        assertThat(e.found()).isEqualTo("a checkpoint");
    }

    @Test
    void aCheckpointThatSaysWhatNoneSaysIsRefused() {
        for (Checkpoint wrong : new Checkpoint[] {
            new Checkpoint(0, 1, 100, 0),
            new Checkpoint(1, 0, 100, 0),
            new Checkpoint(1, 1, 48, 0),
            new Checkpoint(1, 1, Long.MAX_VALUE, 0)
        }) {
            MemoryDisk disk = new MemoryDisk();
            Segment.create(disk, 1, 512);
            BatchBuffer buffer = new BatchBuffer();
            buffer.fill(wrong, null, List.of());
            disk.write(FIRST, 32, buffer.finished(1, 1, 32));
            assertThat(refused(disk).expected()).startsWith("a checkpoint with an index");
        }
    }

    @Test
    void anEntryThatTheSnapshotStandsForIsRefused() {
        MemoryDisk disk = written(5);
        long end = endOf(disk);
        BatchBuffer buffer = new BatchBuffer();
        buffer.fill(null, List.of(entry(2, 1, "again")));
        disk.write(SEGMENT, end, buffer.finished(6, 3, end));
        assertThat(refused(disk).expected()).isEqualTo("an entry of index 3 to 5");
    }
}
