package raftarium.storage;

import raftarium.disk.Disk;
import raftarium.disk.MemoryDisk;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A log on a disk in memory, the states that it may be recovered in, and where its last batch is.
 *
 * @param disk the disk
 * @param batches how many batches it holds
 * @param state the state after the last one
 * @param before the state before the last one
 * @param file the segment that holds the last one
 * @param start where in it the last one begins, in bytes
 * @param end where its padding ends, in bytes
 */
record WrittenLog(
        MemoryDisk disk,
        long batches,
        Workload.State state,
        Workload.State before,
        String file,
        long start,
        long end) {
    /**
     * Writes the whole {@code workload} to {@code disk}, and keeps a copy.
     *
     * @param synced whether the last batch is synced, and with a checkpoint what it replaces gone
     */
    static WrittenLog of(Disk disk, StorageConfig config, Workload workload, boolean synced) {
        int last = workload.size() - 1;
        Storage storage = Storage.open(disk, config);
        workload.run(storage, 0, last);
        List<Segment> segments = LogRecovery.of(disk).segments();
        workload.append(storage, last);
        if (synced) {
            storage.sync();
        }
        Segment segment = lastOf(LogRecovery.of(disk).segments());
        return new WrittenLog(
                MemoryDisk.copyOf(disk),
                workload.size(),
                workload.last(),
                workload.state(last),
                segment.file(),
                segment.firstBatch() > last
                        ? SegmentHeader.BYTES
                        : lastOf(segments).end(),
                segment.end());
    }

    private static Segment lastOf(List<Segment> segments) {
        return segments.get(segments.size() - 1);
    }

    /** The disk as it would be if the last batch had not been written. */
    MemoryDisk withoutLastBatch() {
        MemoryDisk cut = disk.copy();
        cut.write(file, start, ByteBuffer.allocate((int) (end - start)));
        return cut;
    }
}
