package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import static raftarium.storage.Workload.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.disk.Disks;
import raftarium.disk.MemoryDisk;
import raftarium.disk.SimulatedDisk;
import raftarium.raft.HardState;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Damage is refused, or it is a torn tail and cut: it never gives a state that never was. */
class StorageDamageTest {
    private static final String FIRST = "0000000000000001.wal";

    private final Workload workload = new Workload()
            .add(new HardState(1, 2), entry(1, 1, ""))
            .add(null, entry(2, 1, "put a 1"), entry(3, 1, "put b 2"))
            .add(new HardState(2, 1), entry(3, 2, "put c 3"));

    /** What became of a log that was opened. */
    private enum Outcome {
        RECOVERED,
        CUT,
        REFUSED
    }

    /** A disk with the first so many batches. */
    private MemoryDisk written(StorageConfig config, int batches) {
        MemoryDisk disk = new MemoryDisk();
        workload.run(Storage.open(disk, config), 0, batches);
        return disk;
    }

    /** Opens a damaged disk and checks that the outcome is one of the three. */
    private Outcome open(MemoryDisk disk, StorageConfig config, String what) {
        Map<String, String> before = Disks.contents(disk);
        try {
            Storage storage = Storage.open(disk, config);
            Workload.State state = Workload.State.of(storage.recovery());
            if (state.equals(workload.last())) {
                return Outcome.RECOVERED;
            }
            assertThat(state).as(what).isEqualTo(workload.state(workload.size() - 1));
            assertThat(storage.report().tornTail()).as(what).isNotNull();
            return Outcome.CUT;
        } catch (CorruptionException | FormatVersionException e) {
            assertThat(Disks.contents(disk)).as(what).isEqualTo(before);
            assertThat(e.getMessage()).as(what).contains(".wal");
            return Outcome.REFUSED;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x10, 0x80, 0xff})
    void aDamagedByteOfASegmentIsNeverReadAsSomethingElse(int mask) {
        StorageConfig config = new StorageConfig(512);
        MemoryDisk sound = written(config, 3);
        long second = endOf(written(config, 2));
        long third = endOf(sound);
        for (long offset = 0; offset < 512; offset++) {
            MemoryDisk disk = sound.copy();
            new SimulatedDisk(disk).flip(FIRST, offset, mask);
            Outcome expected = offset < second
                    ? Outcome.REFUSED
                    : offset < third ? Outcome.CUT : Outcome.RECOVERED;
            String what = "byte " + offset;
            assertThat(open(disk, config, what)).as(what).isEqualTo(expected);
            if (expected == Outcome.CUT) {
                Storage again = Storage.open(disk, config);
                assertThat(again.report().tornTail()).as(what).isNull();
                assertThat(Workload.State.of(again.recovery())).isEqualTo(workload.state(2));
            }
        }
    }

    private static long endOf(MemoryDisk disk) {
        return Storage.open(disk, StorageConfig.DEFAULT).bytesInUse();
    }

    @Test
    void aDamagedByteInASegmentThatIsNotTheLastIsRefused() {
        StorageConfig config = new StorageConfig(270);
        MemoryDisk sound = written(config, 3);
        assertThat(sound.list()).hasSize(2);
        for (long offset = 0; offset < 270; offset++) {
            MemoryDisk disk = sound.copy();
            new SimulatedDisk(disk).flip(FIRST, offset, 0x04);
            String what = "byte " + offset;
            assertThat(open(disk, config, what)).as(what).isEqualTo(Outcome.REFUSED);
        }
    }

    /** Four segments of one or two batches. */
    private MemoryDisk manySegments() {
        MemoryDisk disk = new MemoryDisk();
        Workload many = Workload.small();
        many.run(Storage.open(disk, Workload.CONFIG), 0, many.size());
        assertThat(disk.list()).hasSizeGreaterThan(4);
        return disk;
    }

    private static CorruptionException refused(MemoryDisk disk) {
        Map<String, String> before = Disks.contents(disk);
        Throwable thrown = catchThrowable(() -> Storage.open(disk, StorageConfig.DEFAULT));
        assertThat(thrown).isInstanceOf(CorruptionException.class);
        assertThat(Disks.contents(disk)).isEqualTo(before);
        return (CorruptionException) thrown;
    }

    @Test
    void aMissingSegmentIsRefusedUnlessItWasTheLast() {
        List<String> files = manySegments().list();
        for (String file : files.subList(0, files.size() - 1)) {
            MemoryDisk disk = manySegments();
            disk.delete(file);
            CorruptionException e = refused(disk);
            assertThat(e.expected() + e.file()).contains(file.equals(FIRST) ? FIRST : "batch");
        }
    }

    @Test
    void aSegmentOfAnotherLengthIsRefused() {
        MemoryDisk sound = manySegments();
        for (String file : sound.list()) {
            for (long length :
                    new long[] {0, 31, 32, 255, sound.size(file) - 1, sound.size(file) + 1}) {
                MemoryDisk disk = sound.copy();
                disk.resize(file, length);
                assertThat(refused(disk).file()).isEqualTo(file);
            }
        }
    }

    @Test
    void aSegmentUnderAnotherNameIsRefused() {
        MemoryDisk disk = manySegments();
        List<String> files = disk.list();
        String last = files.get(files.size() - 1);
        disk.rename(last, "00000000000000ff.wal");
        assertThat(refused(disk).getMessage()).contains("batch");
        disk.rename("00000000000000ff.wal", "last.wal");
        assertThat(refused(disk))
                .hasMessage("last.wal is damaged at byte 0: expected a segment's name:"
                        + " 16 hexadecimal digits and .wal, found last.wal");
        disk.rename("last.wal", last);
        assertThat(Storage.open(disk, Workload.CONFIG).lastBatch()).isEqualTo(8);
    }

    @Test
    void aSegmentInThePlaceOfAnotherIsRefused() {
        MemoryDisk disk = manySegments();
        MemoryDisk.copyContent(
                disk.copy(), disk.list().get(0), disk, disk.list().get(2));
        assertThat(refused(disk).getMessage())
                .contains("as in its name, found 1")
                .contains(disk.list().get(2));
    }

    @Test
    void anotherFormatIsRefusedByName() {
        assertRefusedByVersion(4, "up to version 3: use the program that wrote it, or a newer one");
        assertRefusedByVersion(1, "version 3: use the program that wrote it");
    }

    private void assertRefusedByVersion(int version, String reads) {
        MemoryDisk disk = written(StorageConfig.DEFAULT, 3);
        ByteBuffer header = ByteBuffer.wrap(Disks.content(disk, FIRST), 0, 32).slice();
        header.putInt(8, version).putInt(12, 0);
        header.putInt(12, Checksum.of(header, 0, 32));
        disk.write(FIRST, 0, header);
        Map<String, String> before = Disks.contents(disk);
        assertThatExceptionOfType(FormatVersionException.class)
                .isThrownBy(() -> Storage.open(disk, StorageConfig.DEFAULT))
                .withMessage(
                        FIRST + " has format version " + version + "; this program reads " + reads);
        assertThat(Disks.contents(disk)).isEqualTo(before);
    }

    @Test
    void aDamagedBatchWithOnlyTheHeaderOfALaterOneBehindItIsRefused() {
        MemoryDisk disk = written(StorageConfig.DEFAULT, 3);
        long second = endOf(written(StorageConfig.DEFAULT, 2));
        disk.write(FIRST, second + 24, ByteBuffer.allocate(60));
        assertThat(Storage.open(disk.copy(), StorageConfig.DEFAULT).lastBatch()).isEqualTo(2);
        SimulatedDisk damaged = new SimulatedDisk(disk);
        damaged.flip(FIRST, second - 1, 1);
        assertThat(refused(disk).found()).endsWith("and a later batch behind it");
        damaged.flip(FIRST, second - 1, 1);
        damaged.flip(FIRST, endOf(written(StorageConfig.DEFAULT, 1)), 1);
        assertThat(refused(disk).expected()).isEqualTo("the header of batch 2");
    }

    @Test
    void aDamagedPayloadWithAnythingBehindItIsRefused() {
        MemoryDisk disk = written(StorageConfig.DEFAULT, 2);
        long second = endOf(disk);
        disk.write(FIRST, second + 30, Disks.bytes("the rest of a later batch"));
        assertThat(Storage.open(disk.copy(), StorageConfig.DEFAULT).lastBatch()).isEqualTo(2);
        new SimulatedDisk(disk).flip(FIRST, second - 1, 1);
        assertThat(refused(disk).expected()).startsWith("batch 2 with payload checksum ");
    }

    @Test
    void theMessageSaysWhatWasExpectedWhereAndWhatIsThere() {
        MemoryDisk disk = written(StorageConfig.DEFAULT, 3);
        long first = endOf(written(StorageConfig.DEFAULT, 1));
        new SimulatedDisk(disk).flip(FIRST, first + 30, 1);
        assertThat(refused(disk).getMessage())
                .matches("0000000000000001.wal is damaged at byte " + first
                        + ": expected batch 2 with payload checksum [0-9a-f]{8},"
                        + " found [0-9a-f]{8}, and a later batch behind it");
    }

    @Test
    void aBatchThatCannotFollowIsRefused() {
        for (Workload.Batch wrong : new Workload.Batch[] {
            new Workload.Batch(null, null, List.of(entry(7, 1, "a gap"))),
            new Workload.Batch(null, null, List.of(entry(4, 1, "a"), entry(6, 1, "a gap")))
        }) {
            MemoryDisk disk = written(StorageConfig.DEFAULT, 3);
            long end = endOf(disk);
            BatchBuffer buffer = new BatchBuffer();
            buffer.fill(wrong.hardState(), wrong.entries());
            disk.write(FIRST, end, buffer.finished(4, 1, end));
            assertThat(refused(disk).expected()).startsWith("an entry of index 1 to ");
        }
        MemoryDisk disk = written(StorageConfig.DEFAULT, 3);
        long end = endOf(disk);
        BatchBuffer buffer = new BatchBuffer();
        buffer.fill(new HardState(5, 1), List.of());
        disk.write(FIRST, end, buffer.finished(5, 1, end));
        assertThat(refused(disk))
                .hasMessage(
                        FIRST + " is damaged at byte " + end + ": expected batch 4, found batch 5");
    }
}
