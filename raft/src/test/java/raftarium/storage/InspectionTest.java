package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import static raftarium.storage.Workload.entry;
import static raftarium.storage.Workload.snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.disk.DiskException;
import raftarium.disk.Disks;
import raftarium.disk.MemoryDisk;
import raftarium.disk.RealDisk;
import raftarium.disk.SimulatedDisk;
import raftarium.disk.StorageException;
import raftarium.raft.HardState;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A look into a disk shows all that is there, changes nothing, and judges as opening does. */
class InspectionTest {
    private static final String FIRST = "0000000000000001.wal";
    private static final StorageConfig CONFIG = new StorageConfig(512);

    private final Workload workload = new Workload()
            .add(new HardState(1, 2), entry(1, 1, ""))
            .add(null, entry(2, 1, "put a 1"), entry(3, 1, "put b 2"))
            .add(new HardState(2, 1), entry(3, 2, "put c 3"));

    private MemoryDisk written(int batches) {
        MemoryDisk disk = new MemoryDisk();
        workload.run(Storage.open(disk, CONFIG), 0, batches);
        return disk;
    }

    /** A snapshot, the segment behind it and, obsolete, the one before it; two batches each. */
    private static MemoryDisk withSnapshot() {
        MemoryDisk disk = new MemoryDisk();
        Workload log = new Workload()
                .add(new HardState(1, 2), entry(1, 1, ""))
                .add(null, entry(2, 1, "put a 1"), entry(3, 1, "put b 2"))
                .add(null, snapshot(2, 1, "a 1"), entry(3, 1, "put b 2"))
                .add(null, entry(4, 1, "put c 3"));
        log.run(Storage.open(disk, CONFIG), 0, 2);
        MemoryDisk before = disk.copy();
        log.run(Storage.open(disk, CONFIG), 2, 4);
        before.list().forEach(file -> {
            disk.create(file);
            MemoryDisk.copyContent(before, file, disk, file);
        });
        return disk;
    }

    /** What is found, in order; the disk stays as it is. */
    private static List<Finding> inspect(Disk disk) {
        Map<String, String> before = Disks.contents(disk);
        List<Finding> findings = new ArrayList<>();
        Inspection.of(disk).read(findings::add);
        assertThat(Disks.contents(disk)).isEqualTo(before);
        return findings;
    }

    private static <T extends Finding> List<T> inspect(Disk disk, Class<T> type) {
        return inspect(disk).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What opening it says, checked against what opening a copy of it does. */
    private static Inspection.OpenResult openResult(MemoryDisk disk, String what) {
        Inspection.OpenResult openResult = Inspection.of(disk).openResult();
        try {
            Storage opened = Storage.open(disk.copy(), CONFIG);
            Inspection.Recovered recovered = (Inspection.Recovered) openResult;
            assertThat(recovered.recovery()).as(what).isEqualTo(opened.recovery());
            assertThat(recovered.lastBatch()).as(what).isEqualTo(opened.lastBatch());
            assertThat(recovered.damage()).as(what).isNull();
        } catch (StorageException refused) {
            Inspection.Refused said = (Inspection.Refused) openResult;
            assertThat(said.reason()).as(what).hasMessage(refused.getMessage());
            assertThat(said.tornTail()).as(what).isNull();
            assertThat(said.damage().file()).as(what).isNotEmpty();
        }
        return openResult;
    }

    @Test
    void everyBatchAndRecordOfASoundLogIsShownWithItsPlace() {
        MemoryDisk disk = written(3);
        List<Finding> findings = inspect(disk);
        assertThat(findings)
                .startsWith(
                        new Finding.StoredFile(FIRST, 512, FileKind.SEGMENT, false),
                        new Finding.SegmentStart(FIRST, SegmentHeader.FORMAT_VERSION, 1, 512));
        assertThat(inspect(disk, Finding.Batch.class))
                .extracting(Finding.Batch::number)
                .containsExactly(1L, 2L, 3L);
        assertThat(inspect(disk, Finding.Batch.class))
                .allMatch(batch -> batch.damage() == null && batch.payloadBytes() > 0);
        assertThat(inspect(disk, Finding.BatchRecord.class))
                .extracting(Finding.BatchRecord::content)
                .containsExactly(
                        new LogRecord.Stated(new HardState(1, 2)),
                        new LogRecord.Appended(entry(1, 1, "")),
                        new LogRecord.Appended(entry(2, 1, "put a 1")),
                        new LogRecord.Appended(entry(3, 1, "put b 2")),
                        new LogRecord.Stated(new HardState(2, 1)),
                        new LogRecord.Appended(entry(3, 2, "put c 3")));
        Finding.BatchRecord first = inspect(disk, Finding.BatchRecord.class).get(0);
        assertThat(first.offset()).isEqualTo(56);
        assertThat(first.bytes()).isEqualTo(21);
        ByteBuffer body = ByteBuffer.allocate(13);
        disk.read(FIRST, 64, body);
        assertThat(first.checksum()).isEqualTo(Checksum.of(body.flip(), 0, 13));
        long end = Storage.open(disk.copy(), CONFIG).bytesInUse();
        assertThat(findings).endsWith(new Finding.Free(FIRST, end, 512 - end));
        assertThat(openResult(disk, "sound").tornTail()).isNull();
    }

    /** Batches, what is none and what is free follow each other without a gap to the end. */
    private static void assertNothingIsLeftOut(MemoryDisk disk, String what) {
        String file = "";
        long next = 0;
        for (Finding finding : inspect(disk)) {
            if (!finding.file().equals(file)) {
                file = finding.file();
                next = SegmentHeader.BYTES;
            }
            long bytes = bytesOf(finding);
            if (bytes > 0) {
                assertThat(finding.offset()).as(what + ": " + finding).isEqualTo(next);
                next += bytes;
            }
        }
        assertThat(next).as(what).isEqualTo(disk.size(file));
    }

    private static long bytesOf(Finding finding) {
        if (finding instanceof Finding.Batch batch) {
            return batch.bytes();
        } else if (finding instanceof Finding.NoBatch noBatch) {
            return noBatch.bytes();
        }
        return finding instanceof Finding.Free free ? free.bytes() : 0;
    }

    @Test
    void segmentsAreReadInOrderEachToItsEnd() {
        MemoryDisk disk = new MemoryDisk();
        Workload many = Workload.small();
        many.run(Storage.open(disk, Workload.CONFIG), 0, many.size());
        assertThat(inspect(disk, Finding.StoredFile.class))
                .extracting(Finding.StoredFile::file)
                .hasSizeGreaterThan(4)
                .isEqualTo(disk.list());
        assertThat(inspect(disk, Finding.Batch.class))
                .extracting(Finding.Batch::number)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertNothingIsLeftOut(disk, "many segments");
    }

    @Test
    void aSnapshotIsShownWithItsCheckpointAndWhatItReplaces() {
        MemoryDisk disk = withSnapshot();
        List<Finding> findings = inspect(disk);
        assertThat(inspect(disk, Finding.StoredFile.class))
                .extracting(Finding.StoredFile::file, Finding.StoredFile::obsolete)
                .containsExactly(
                        tuple(FIRST, true),
                        tuple("0000000000000003.snap", false),
                        tuple("0000000000000003.wal", false));
        Finding.StoredSnapshot stored =
                inspect(disk, Finding.StoredSnapshot.class).get(0);
        assertThat(stored.snapshot()).isEqualTo(snapshot(2, 1, "a 1"));
        Checkpoint checkpoint =
                new Checkpoint(2, 1, disk.size("0000000000000003.snap"), stored.checksum());
        assertThat(findings)
                .filteredOn(Finding.BatchRecord.class::isInstance)
                .extracting(finding -> ((Finding.BatchRecord) finding).content())
                .contains(checkpoint);
        openResult(disk, "with a snapshot");
    }

    @Test
    void whatACrashHasLeftAndWhatIsNoneOfOursIsNamed() {
        MemoryDisk disk = withSnapshot();
        Disks.create(disk, "0000000000000005.wal.tmp", "half");
        Disks.create(disk, "0000000000000005.snap.tmp", "half");
        Disks.create(disk, "notes.txt", "mine");
        assertThat(inspect(disk))
                .contains(
                        new Finding.StoredFile(
                                "0000000000000005.wal.tmp", 4, FileKind.HALF_MADE, true),
                        new Finding.StoredFile(
                                "0000000000000005.snap.tmp", 4, FileKind.HALF_MADE, true),
                        new Finding.StoredFile("notes.txt", 4, FileKind.FOREIGN, false));
        openResult(disk, "left over");
    }

    @Test
    void anEmptyDiskIsSound() {
        assertThat(inspect(new MemoryDisk())).isEmpty();
        assertThat(openResult(new MemoryDisk(), "empty")).isInstanceOf(Inspection.Recovered.class);
    }

    @Test
    void aTornTailIsShownAsWhatItIs() {
        MemoryDisk disk = written(3);
        long end = Storage.open(written(2), CONFIG).bytesInUse();
        disk.write(FIRST, end + 40, ByteBuffer.allocate(80));
        Finding.Batch last = inspect(disk, Finding.Batch.class).get(2);
        assertThat(last.damage()).isNotNull();
        assertThat(last.damage().expected()).startsWith("payload checksum ");
        assertThat(openResult(disk, "torn").tornTail())
                .isNotNull()
                .satisfies(tail -> assertThat(tail.offset()).isEqualTo(end));
        disk.write(FIRST, end, ByteBuffer.allocate(8));
        assertThat(inspect(disk, Finding.NoBatch.class))
                .singleElement()
                .satisfies(remains -> assertThat(remains.offset()).isEqualTo(end));
        assertThat(openResult(disk, "torn").tornTail()).isNotNull();
        assertNothingIsLeftOut(disk, "torn");
    }

    @Test
    void damageInTheMiddleIsShownAndWhatFollowsToo() {
        MemoryDisk disk = written(3);
        Finding.Batch second = inspect(disk, Finding.Batch.class).get(1);
        SimulatedDisk damaged = new SimulatedDisk(disk);
        damaged.flip(FIRST, second.offset() + 40, 1);
        assertThat(inspect(disk, Finding.Batch.class))
                .extracting(batch -> batch.damage() == null)
                .containsExactly(true, false, true);
        assertThat(inspect(disk, Finding.Damage.class))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.expected()).startsWith("a record with checksum "));
        assertThat(inspect(disk, Finding.BatchRecord.class)).hasSize(5);
        damaged.flip(FIRST, second.offset(), 1);
        assertThat(inspect(disk, Finding.NoBatch.class))
                .containsExactly(new Finding.NoBatch(FIRST, second.offset(), second.bytes()));
        assertThat(inspect(disk, Finding.Batch.class))
                .extracting(Finding.Batch::number)
                .containsExactly(1L, 3L);
        assertThat(inspect(disk, Finding.Batch.class))
                .as("what follows is sound")
                .allMatch(batch -> batch.damage() == null);
        assertThat(openResult(disk, "damaged").damage())
                .isEqualTo(new Finding.Damage(
                        FIRST,
                        second.offset(),
                        "the header of batch 2",
                        "no sound one, and a later batch behind it"));
    }

    @Test
    void aBatchThatIsGoneIsNotTakenForFreeRoom() {
        MemoryDisk disk = written(3);
        Finding.Batch second = inspect(disk, Finding.Batch.class).get(1);
        disk.write(FIRST, second.offset(), ByteBuffer.allocate((int) second.bytes()));
        assertThat(inspect(disk, Finding.NoBatch.class))
                .containsExactly(new Finding.NoBatch(FIRST, second.offset(), second.bytes()));
        assertThat(inspect(disk, Finding.Free.class)).hasSize(1);
        assertThat(openResult(disk, "gone").damage()).isNotNull();
    }

    @Test
    void aBatchOfAnotherNumberThanTheNextIsDamage() {
        MemoryDisk disk = written(3);
        long end = Storage.open(disk.copy(), CONFIG).bytesInUse();
        BatchBuffer buffer = new BatchBuffer();
        buffer.fill(new HardState(5, 1), List.of());
        disk.write(FIRST, end, buffer.finished(5, 1, end));
        Finding.Damage wrong = new Finding.Damage(FIRST, end, "batch 4", "batch 5");
        assertThat(inspect(disk, Finding.Batch.class).get(3).damage()).isEqualTo(wrong);
        assertThat(openResult(disk, "another number").damage()).isEqualTo(wrong);
    }

    @Test
    void batchesBehindADamagedSegmentHeaderAreShown() {
        MemoryDisk disk = written(3);
        new SimulatedDisk(disk).flip(FIRST, 20, 1);
        assertThat(inspect(disk, Finding.SegmentStart.class)).isEmpty();
        assertThat(inspect(disk, Finding.Damage.class))
                .containsExactly(openResult(disk, "header").damage());
        assertThat(inspect(disk, Finding.Batch.class)).hasSize(3);
    }

    @Test
    void aNewerFormatIsNamedAndNotRead() {
        MemoryDisk disk = written(3);
        ByteBuffer header = ByteBuffer.wrap(Disks.content(disk, FIRST), 0, 32).slice();
        header.putInt(8, 99).putInt(12, 0);
        header.putInt(12, Checksum.of(header, 0, 32));
        disk.write(FIRST, 0, header);
        Finding.Damage version = new Finding.Damage(
                FIRST, 8, "format version " + SegmentHeader.FORMAT_VERSION, "format version 99");
        assertThat(inspect(disk))
                .containsExactly(
                        new Finding.StoredFile(FIRST, 512, FileKind.SEGMENT, false), version);
        assertThat(openResult(disk, "newer").damage()).isEqualTo(version);
    }

    @Test
    void aMisnamedSegmentIsDamage() {
        MemoryDisk disk = written(3);
        disk.rename(FIRST, "one.wal");
        assertThat(inspect(disk, Finding.StoredFile.class).get(0).kind())
                .isEqualTo(FileKind.MISNAMED);
        assertThat(inspect(disk, Finding.Damage.class))
                .containsExactly(openResult(disk, "misnamed").damage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x80, 0xff})
    void whicheverByteIsDamagedTheVerdictIsThatOfOpeningAndNothingIsThrown(int mask) {
        for (MemoryDisk sound : List.of(written(3), withSnapshot())) {
            for (String file : sound.list()) {
                for (long offset = 0; offset < sound.size(file); offset++) {
                    MemoryDisk disk = sound.copy();
                    new SimulatedDisk(disk).flip(file, offset, mask);
                    String what = file + ", byte " + offset;
                    assertThat(inspect(disk)).as(what).isNotEqualTo(inspect(sound));
                    openResult(disk, what);
                }
            }
        }
    }

    @Test
    void whateverAFilesLengthIsTheVerdictIsThatOfOpening() {
        MemoryDisk sound = withSnapshot();
        for (String file : sound.list()) {
            for (long length = 0; length < sound.size(file) + 40; length++) {
                MemoryDisk disk = sound.copy();
                disk.resize(file, length);
                inspect(disk);
                openResult(disk, file + " of " + length + " bytes");
            }
        }
    }

    @Test
    void anyBytesAtAllAreLookedThrough() {
        RandomStream random = RandomStream.of(5, "bytes");
        for (int round = 0; round < 300; round++) {
            MemoryDisk disk = written(3);
            int from = (int) random.below(500);
            ByteBuffer bytes = ByteBuffer.allocate((int) random.between(1, 512 - from));
            while (bytes.hasRemaining()) {
                bytes.put((byte) (random.chance(300_000) ? 0 : random.below(256)));
            }
            disk.write(FIRST, from, bytes.flip());
            assertNothingIsLeftOut(disk, "round " + round);
            openResult(disk, "round " + round);
        }
    }

    @Test
    void aDirectoryIsReadWithoutTheRightToWrite(@TempDir Path directory) {
        try (RealDisk disk = new RealDisk(directory, false)) {
            workload.run(Storage.open(disk, CONFIG), 0, 3);
        }
        assertThat(directory.resolve(FIRST).toFile().setReadOnly()).isTrue();
        try (RealDisk disk = RealDisk.forReading(directory)) {
            assertThat(inspect(disk)).isEqualTo(inspect(written(3)));
            DiskException refused = catchThrowableOfType(
                    DiskException.class, () -> disk.write(FIRST, 0, ByteBuffer.allocate(1)));
            assertThat(refused.kind()).isEqualTo(DiskException.Kind.READ_ONLY);
            for (Runnable change : List.<Runnable>of(
                    () -> disk.create("x"),
                    () -> disk.resize(FIRST, 0),
                    () -> disk.rename(FIRST, "x"),
                    () -> disk.delete(FIRST))) {
                assertThat(catchThrowableOfType(DiskException.class, change::run))
                        .hasMessageContaining("opened for reading only");
            }
            assertThat(inspect(disk)).isEqualTo(inspect(written(3)));
        }
    }
}
