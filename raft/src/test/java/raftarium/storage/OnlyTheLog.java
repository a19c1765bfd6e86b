package raftarium.storage;

import static org.assertj.core.api.Assertions.assertThat;

import raftarium.disk.Disk;

/** What the files of a log come to. */
final class OnlyTheLog {
    private OnlyTheLog() {}

    /** Every file of {@code disk} is of the log as it is now; the storage knows how large. */
    static void assertIsOn(Disk disk, Storage storage) {
        long segments = 0;
        long snapshots = 0;
        long snapshotBytes = 0;
        long segmentBytes = 0;
        for (String file : disk.list()) {
            boolean isSnapshot = file.endsWith(".snap");
            snapshots += isSnapshot ? 1 : 0;
            snapshotBytes += isSnapshot ? disk.size(file) : 0;
            segments += file.endsWith(".wal") ? 1 : 0;
            segmentBytes += isSnapshot ? 0 : disk.size(file);
        }
        assertThat(segments + snapshots).isEqualTo(disk.list().size());
        assertThat(snapshots).isLessThan(2);
        assertThat(storage.segments()).isEqualTo((int) segments);
        assertThat(storage.bytesAllocated()).isEqualTo(segmentBytes);
        assertThat(storage.snapshotBytes()).isEqualTo(snapshotBytes);
    }
}
