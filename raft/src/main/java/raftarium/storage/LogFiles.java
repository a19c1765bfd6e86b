package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.raft.Snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * The files that a log consists of: its segments, the last of which is written to, and the snapshot
 * that they follow, if one does.
 */
final class LogFiles {
    private final Disk disk;
    private final StorageConfig config;

    /** In the order in which they are needed: snapshot, segments. */
    private final List<String> names = new ArrayList<>();

    /** How many of the names, from the first on, the checkpoint that was written last replaces. */
    private int obsolete;

    private @Nullable Segment segment;
    private int segments;
    private long bytesInUse;
    private long bytesAllocated;
    private long snapshotBytes;

    /** Of those, how many are those of the last snapshot. */
    private long lastSnapshotBytes;

    LogFiles(Disk disk, StorageConfig config) {
        this.disk = disk;
        this.config = config;
    }

    LogFiles copy(Disk copiedDisk) {
        LogFiles copy = new LogFiles(copiedDisk, config);
        copy.names.addAll(names);
        copy.obsolete = obsolete;
        copy.segment = segment;
        copy.segments = segments;
        copy.bytesInUse = bytesInUse;
        copy.bytesAllocated = bytesAllocated;
        copy.snapshotBytes = snapshotBytes;
        copy.lastSnapshotBytes = lastSnapshotBytes;
        return copy;
    }

    /** A segment that is on the disk; it is written to from now on. */
    void add(Segment added) {
        names.add(added.file());
        segment = added;
        segments++;
        bytesInUse += added.end();
        bytesAllocated += added.length();
    }

    /** A snapshot that is on the disk. */
    void add(RecoveryReport.StoredSnapshot added) {
        names.add(added.file());
        snapshotBytes += added.bytes();
        lastSnapshotBytes = added.bytes();
    }

    /** The segment to write to; null if there is none yet. */
    @Nullable
    Segment segment() {
        return segment;
    }

    /** The segment for the next batch, {@code batch}, of so many bytes. */
    Segment segmentFor(long batch, int bytes) {
        Segment current = segment;
        return current != null && current.hasRoomFor(bytes) ? current : begin(batch, bytes);
    }

    /**
     * Writes {@code snapshot} to a file; returns the segment for the checkpoint that refers to it,
     * in which nothing is yet. All files so far are obsolete when that batch is durable.
     */
    Segment segmentFor(long batch, int bytes, SnapshotHeader header, Snapshot snapshot) {
        String file = SnapshotFile.fileName(batch);
        SnapshotFile.write(disk, file, header, snapshot);
        Segment empty = takeEmpty();
        obsolete = names.size();
        add(new RecoveryReport.StoredSnapshot(file, header.fileBytes()));
        if (empty == null || !empty.hasRoomFor(bytes)) {
            return begin(batch, bytes);
        }
        add(empty);
        return empty;
    }

    /** If the segment written to is empty, the new one gets its name and takes its place. */
    private Segment begin(long batch, int bytes) {
        takeEmpty();
        long before = obsolete > 0 ? 0 : bytesAllocated;
        long length = Math.max(config.lengthAfter(before), SegmentHeader.BYTES + (long) bytes);
        Segment created = Segment.create(disk, batch, length);
        add(created);
        return created;
    }

    /**
     * Takes away the segment written to if it holds nothing: a crash came between its creation and
     * its first batch.
     */
    private @Nullable Segment takeEmpty() {
        Segment empty = segment;
        if (empty == null || !empty.isEmpty()) {
            return null;
        }
        names.remove(names.size() - 1);
        segment = null;
        segments--;
        bytesInUse -= empty.end();
        bytesAllocated -= empty.length();
        return empty;
    }

    /** A batch of so many bytes is in {@code target}, which was asked for it. */
    void written(Segment target, int bytes) {
        segment = target.endingAt(target.end() + bytes);
        bytesInUse += bytes;
    }

    /** Deletes what a checkpoint has replaced, oldest first; only when that is durable. */
    void deleteObsolete() {
        if (obsolete == 0 || segment == null) {
            return;
        }
        List<String> old = names.subList(0, obsolete);
        old.forEach(disk::delete);
        disk.syncDirectory();
        old.clear();
        obsolete = 0;
        segments = 1;
        bytesInUse = segment.end();
        bytesAllocated = segment.length();
        snapshotBytes = lastSnapshotBytes;
    }

    int segments() {
        return segments;
    }

    long bytesInUse() {
        return bytesInUse;
    }

    long bytesAllocated() {
        return bytesAllocated;
    }

    long snapshotBytes() {
        return snapshotBytes;
    }
}
