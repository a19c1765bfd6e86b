package raftarium.storage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** All segments of a log, read in order without changing anything. */
final class LogScan {
    private final List<String> segmentFiles = new ArrayList<>();
    private final List<String> temporary = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Replay replay = new Replay();
    private long lastBatch;
    private long bytesInUse;
    private long bytesAllocated;
    private @Nullable Segment last;
    private RecoveryReport.@Nullable TornTail tornTail;

    private LogScan() {}

    static LogScan of(Disk disk) {
        LogScan scan = new LogScan();
        disk.list().forEach(scan::sort);
        for (int number = 0; number < scan.segmentFiles.size(); number++) {
            scan.readSegment(disk, number);
        }
        return scan;
    }

    /** A name like a segment's that isn't one is more likely a moved segment than none at all. */
    private void sort(String file) {
        String segment = file.endsWith(SegmentHeader.TEMPORARY)
                ? file.substring(0, file.length() - SegmentHeader.TEMPORARY.length())
                : file;
        if (!SegmentHeader.isFileName(segment)) {
            if (file.endsWith(SegmentHeader.SUFFIX)) {
                throw new CorruptionException(
                        file,
                        0,
                        "a segment's name: 16 hexadecimal digits and " + SegmentHeader.SUFFIX,
                        file);
            }
            ignored.add(file);
        } else if (segment.equals(file)) {
            segmentFiles.add(file);
        } else {
            temporary.add(file);
        }
    }

    private void readSegment(Disk disk, int number) {
        String file = segmentFiles.get(number);
        if (number == 0 && SegmentHeader.firstBatchOf(file) != 1) {
            throw new CorruptionException(
                    file, 0, SegmentHeader.fileName(1) + " before it", "no such file");
        }
        boolean isLast = number == segmentFiles.size() - 1;
        long next = isLast ? 0 : SegmentHeader.firstBatchOf(segmentFiles.get(number + 1));
        SegmentScan scan = SegmentScan.of(disk, file, next, replay);
        Segment segment = scan.segment();
        lastBatch = scan.nextBatch() - 1;
        bytesInUse += segment.end();
        bytesAllocated += segment.length();
        last = segment;
        tornTail = scan.tornTail();
    }

    Recovery recovery() {
        RecoveryReport report = new RecoveryReport(
                segmentFiles.size(), replay.batches(), tornTail, temporary, ignored);
        return new Recovery(replay.hardState(), null, replay.entries(), report);
    }

    long lastBatch() {
        return lastBatch;
    }

    long bytesInUse() {
        return bytesInUse;
    }

    long bytesAllocated() {
        return bytesAllocated;
    }

    /** The segment to write to; null if there is none yet. */
    @Nullable
    Segment last() {
        return last;
    }
}
