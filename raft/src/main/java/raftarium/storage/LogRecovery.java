package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.raft.Snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * What recovery makes of a disk: all files of a log, read in order without changing anything.
 *
 * <p>The log begins with the newest checkpoint, or with batch 1 if there is none. What a checkpoint
 * has replaced was durable, and being deleted when the power went: any part of it may be left, and
 * none of it matters.
 */
final class LogRecovery {
    private final List<String> segmentFiles = new ArrayList<>();
    private final List<String> snapshotFiles = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final LogReplay replay = new LogReplay();
    private long lastBatch;
    private RecoveryReport.@Nullable TornTail tornTail;
    private @Nullable Snapshot snapshot;
    private RecoveryReport.@Nullable StoredSnapshot storedSnapshot;

    /** All of {@code disk}. */
    static LogRecovery of(Disk disk) {
        LogRecovery recovery = new LogRecovery();
        recovery.read(disk);
        return recovery;
    }

    /** Reads all of {@code disk}. If that throws, what was found by then can be asked for. */
    void read(Disk disk) {
        disk.list().forEach(this::sort);
        leaveOutObsolete(disk);
        for (int number = 0; number < segmentFiles.size(); number++) {
            readSegment(disk, number);
        }
        readSnapshot(disk);
        leaveOutSnapshots();
    }

    private void sort(String file) {
        switch (FileKind.of(file)) {
            case SEGMENT -> segmentFiles.add(file);
            case SNAPSHOT -> snapshotFiles.add(file);
            case HALF_MADE -> removed.add(file);
            case FOREIGN -> ignored.add(file);
            case MISNAMED -> throw misnamed(file);
        }
    }

    /** A name like a segment's that isn't one is more likely a moved segment than none at all. */
    static CorruptionException misnamed(String file) {
        return new CorruptionException(
                file,
                0,
                "a segment's name: 16 hexadecimal digits and " + SegmentHeader.SUFFIX,
                file);
    }

    private void leaveOutObsolete(Disk disk) {
        int first = segmentFiles.size() - 1;
        while (first >= 0 && !Checkpoint.begins(disk, segmentFiles.get(first))) {
            first--;
        }
        if (first > 0) {
            List<String> obsolete = segmentFiles.subList(0, first);
            removed.addAll(obsolete);
            obsolete.clear();
        } else if (first < 0 && !segmentFiles.isEmpty()) {
            checkBegins(segmentFiles.get(0));
        }
    }

    private static void checkBegins(String file) {
        if (BatchFile.batchOf(file) != 1) {
            throw new CorruptionException(
                    file,
                    SegmentHeader.BYTES,
                    "a sound checkpoint, or " + SegmentHeader.fileName(1) + " before this file",
                    "neither");
        }
    }

    private void readSegment(Disk disk, int number) {
        String file = segmentFiles.get(number);
        boolean isLast = number == segmentFiles.size() - 1;
        long next = isLast ? 0 : BatchFile.batchOf(segmentFiles.get(number + 1));
        SegmentRecovery segment = SegmentRecovery.of(disk, file, next, replay);
        segments.add(segment.segment());
        lastBatch = segment.nextBatch() - 1;
        tornTail = segment.tornTail();
    }

    private void readSnapshot(Disk disk) {
        Checkpoint checkpoint = replay.checkpoint();
        if (checkpoint != null) {
            String file = SnapshotFile.fileName(segments.get(0).firstBatch());
            snapshot = SnapshotFile.read(disk, file, checkpoint);
            storedSnapshot = new RecoveryReport.StoredSnapshot(file, checkpoint.fileBytes());
            snapshotFiles.remove(file);
        }
    }

    /**
     * The other snapshots are obsolete, or the one whose checkpoint was to be the next batch. One
     * of a later batch says that segments are missing.
     */
    private void leaveOutSnapshots() {
        for (String file : snapshotFiles) {
            long batch = BatchFile.batchOf(file);
            if (batch > lastBatch + 1) {
                throw new CorruptionException(
                        SegmentHeader.fileName(batch),
                        0,
                        "the segment with the checkpoint that refers to " + file,
                        "no such file");
            }
        }
        removed.addAll(snapshotFiles);
        removed.sort(null);
    }

    Recovery recovery() {
        RecoveryReport report = new RecoveryReport(
                storedSnapshot, segments.size(), replay.batches(), tornTail, removed, ignored);
        return new Recovery(replay.hardState(), snapshot, replay.entries(), report);
    }

    long lastBatch() {
        return lastBatch;
    }

    /** The files that opening deletes, as far as it is known; sorted when all is read. */
    List<String> removed() {
        return removed;
    }

    /** The segments that the log consists of, oldest first. */
    List<Segment> segments() {
        return segments;
    }
}
