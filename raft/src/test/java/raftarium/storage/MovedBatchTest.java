package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static raftarium.storage.Workload.entry;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.disk.Disks;
import raftarium.disk.MemoryDisk;
import raftarium.raft.Entry;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Sectors that a disk has moved are told from what a crash leaves. */
class MovedBatchTest {
    private static final String FILE = "0000000000000001.wal";

    /** What a batch of one entry has besides the entry's data, in bytes. */
    private static final int WITHOUT_DATA = 24 + 8 + 22;

    private final MemoryDisk disk = new MemoryDisk();
    private final Storage storage = Storage.open(disk, StorageConfig.DEFAULT);

    private void append(long index, Bytes data) {
        storage.append(null, List.of(new Entry(index, 1, Entry.Kind.COMMAND, data)));
        storage.sync();
    }

    /** Appends a batch of one entry, so that the next one begins at {@code end}. */
    private void appendUpTo(long end, long index, char content) {
        long begin = Math.max(SegmentHeader.BYTES, storage.bytesInUse());
        int bytes = (int) (end - begin) - WITHOUT_DATA;
        append(index, Bytes.utf8(String.valueOf(content).repeat(bytes)));
        assertThat(storage.bytesInUse()).isEqualTo(end);
    }

    private void swapSectors(int first, int second) {
        byte[] content = Disks.content(disk, FILE);
        byte[] kept = Arrays.copyOfRange(content, first * 512, first * 512 + 512);
        disk.write(FILE, first * 512L, ByteBuffer.wrap(content, second * 512, 512));
        disk.write(FILE, second * 512L, ByteBuffer.wrap(kept));
    }

    private void assertRefused(String message) {
        Map<String, String> before = Disks.contents(disk);
        assertThatExceptionOfType(CorruptionException.class)
                .isThrownBy(() -> Storage.open(disk, StorageConfig.DEFAULT))
                .withMessageMatching(FILE + " is damaged at byte " + message);
        assertThat(Disks.contents(disk)).isEqualTo(before);
    }

    @Test
    void theLastTwoBatchesInEachOthersPlaceAreRefused() {
        appendUpTo(512, 1, 'a');
        appendUpTo(1024, 2, 'b');
        appendUpTo(1536, 3, 'c');
        swapSectors(1, 2);
        assertRefused("512: expected the header of batch 2, found no sound one,"
                + " and batch 3 of byte 1024 at byte 512");
    }

    @Test
    void aBatchThatWasMovedIntoTheOneBeforeIsRefused() {
        appendUpTo(480, 1, 'a');
        appendUpTo(1056, 2, '\0');
        appendUpTo(1536, 3, 'c');
        swapSectors(1, 2);
        assertRefused("480: expected batch 2 with payload checksum [0-9a-f]{8}, found [0-9a-f]{8},"
                + " and batch 3 of byte 1056 at byte 544");
    }

    @Test
    void aCopyOfAnOlderBatchInATornCommandIsNoMovedBatch() {
        append(1, Bytes.utf8("a"));
        int end = (int) storage.bytesInUse();
        ByteBuffer command = ByteBuffer.allocate(2000);
        int place = 512 + SegmentHeader.BYTES;
        command.put(place - end - WITHOUT_DATA, Disks.content(disk, FILE), 32, end - 32);
        append(2, Bytes.of(command));
        assertThat(BatchHeader.of(content(), place, 1, 32)).isNotNull();
        disk.write(FILE, end, ByteBuffer.allocate(BatchHeader.BYTES));
        Storage again = Storage.open(disk, StorageConfig.DEFAULT);
        assertThat(again.recovery().entries()).containsExactly(entry(1, 1, "a"));
        assertThat(again.report().tornTail()).isNotNull();
    }

    private ByteBuffer content() {
        return ByteBuffer.wrap(Disks.content(disk, FILE));
    }
}
