package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static raftarium.storage.Workload.entry;
import static raftarium.storage.Workload.snapshot;

import org.junit.jupiter.api.Test;

import raftarium.disk.MemoryDisk;

import java.util.List;

/** How long segment files are. */
class StorageConfigTest {
    private static final StorageConfig CONFIG = new StorageConfig(256, 1024);

    private final MemoryDisk disk = new MemoryDisk();

    private void append(Storage storage, int batches) {
        for (int batch = 0; batch < batches; batch++) {
            long next = storage.lastIndex() + 1;
            storage.append(null, List.of(entry(next, 1, "x".repeat(150))));
            storage.sync();
        }
    }

    private List<Long> segmentLengths() {
        return disk.list().stream()
                .filter(file -> file.endsWith(SegmentHeader.SUFFIX))
                .map(disk::size)
                .toList();
    }

    @Test
    void aLongLogHasLongSegments() {
        append(Storage.open(disk, CONFIG), 2);
        append(Storage.open(disk, CONFIG), 10);
        assertThat(segmentLengths()).containsExactly(256L, 256L, 512L, 1024L, 1024L);
        append(Storage.open(disk, new StorageConfig(128, 2500)), 2);
        assertThat(segmentLengths()).containsExactly(256L, 256L, 512L, 1024L, 1024L, 2048L);
    }

    @Test
    void afterACheckpointSegmentsAreShortAgain() {
        Storage storage = Storage.open(disk, CONFIG);
        append(storage, 13);
        storage.checkpoint(null, snapshot(13, 1, ""), List.of());
        storage.sync();
        append(storage, 2);
        assertThat(segmentLengths()).containsExactly(256L, 256L, 512L);
    }

    @Test
    void lengthsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StorageConfig(127))
                .withMessage("segmentBytes must be 128 to 67108864: 127");
        for (int largest : new int[] {255, (64 << 20) + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new StorageConfig(256, largest))
                    .withMessage("largestSegmentBytes must be 256 to 67108864: " + largest);
        }
    }
}
