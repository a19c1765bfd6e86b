package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;
import raftarium.raft.HardState;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A node's write-ahead log: its term and vote and the entries of its log, in batches, on a
 * {@link Disk}.
 *
 * <p>A batch is written by {@link #append} and durable after {@link #sync}; a crash in between
 * leaves all of it or nothing. One batch is unsynced at a time. When the disk fails, the exception
 * passes through and the storage takes nothing more: the node stops, and what it may rely on is
 * what opening the disk again finds.
 *
 * <p>Opening reads everything and tells a torn tail from corruption. The remains of a batch that
 * was not synced when the power went are cut off and reported. Anything else that isn't as it was
 * written is a {@link CorruptionException} or, in a file of a newer program, a
 * {@link FormatVersionException}; then every byte is as it was. Damage to the last batch alone
 * looks like a torn tail.
 */
public final class Storage {
    private final Disk disk;
    private final StorageConfig config;
    private final RecoveryReport report;
    private final BatchBuffer buffer = new BatchBuffer();

    private @Nullable Recovery recovery;
    private @Nullable Segment segment;
    private int segments;
    private long bytesInUse;
    private long bytesAllocated;
    private long lastBatch;
    private long lastDurableBatch;
    private long lastIndex;
    private boolean failed;

    private Storage(Disk disk, StorageConfig config, RecoveryReport report) {
        this.disk = disk;
        this.config = config;
        this.report = report;
    }

    /**
     * Opens the log on {@code disk}, or an empty one if there is none.
     *
     * @throws CorruptionException if a file is damaged; nothing has been changed
     * @throws FormatVersionException if a file has a newer format; nothing has been changed
     * @throws DiskException if the disk fails
     */
    public static Storage open(Disk disk, StorageConfig config) {
        LogScan scan = LogScan.of(disk);
        Recovery recovery = scan.recovery();
        Storage storage = new Storage(disk, config, recovery.report());
        storage.recovery = recovery;
        storage.segment = scan.last();
        storage.segments = recovery.report().segments();
        storage.bytesInUse = scan.bytesInUse();
        storage.bytesAllocated = scan.bytesAllocated();
        storage.lastBatch = scan.lastBatch();
        storage.lastDurableBatch = scan.lastBatch();
        storage.lastIndex = recovery.entries().size();
        storage.settle();
        return storage;
    }

    /**
     * Makes durable what was read. A process that was killed may have left files that are written
     * and not synced: nothing may rest on them before they are.
     */
    private void settle() {
        report.removed().forEach(disk::delete);
        RecoveryReport.TornTail tail = report.tornTail();
        if (tail != null) {
            disk.write(tail.file(), tail.offset(), ByteBuffer.allocate((int) tail.bytes()));
        }
        if (segment != null) {
            disk.sync(segment.file());
        }
        disk.syncDirectory();
    }

    /**
     * An independent storage in the same state on {@code twin}, which is a copy of this one's disk.
     */
    public Storage copy(Disk twin) {
        Storage copy = new Storage(twin, config, report);
        copy.recovery = recovery;
        copy.segment = segment;
        copy.segments = segments;
        copy.bytesInUse = bytesInUse;
        copy.bytesAllocated = bytesAllocated;
        copy.lastBatch = lastBatch;
        copy.lastDurableBatch = lastDurableBatch;
        copy.lastIndex = lastIndex;
        copy.failed = failed;
        return copy;
    }

    /**
     * What the disk held when it was opened. It can be asked for until the first {@link #append},
     * which lets go of the entries; {@link #report} stays.
     */
    public Recovery recovery() {
        if (recovery == null) {
            throw new IllegalStateException(
                    "what was recovered is known until the first append only");
        }
        return recovery;
    }

    /** How the log was found when it was opened. */
    public RecoveryReport report() {
        return report;
    }

    /**
     * Writes a batch: the new term and vote, if any, and entries, if any; it isn't durable yet.
     *
     * @param state the term and vote from now on; null if they stay as they are
     * @param entries consecutive entries; the first may have the index behind the last one, or a
     *     lower one: then they replace everything from there on
     * @throws IllegalArgumentException if there is nothing to write, the indexes leave a gap, a
     *     command is larger than {@link Entry#MAX_DATA_BYTES} or all together than 256 MiB
     * @throws IllegalStateException if the batch before isn't synced, or the disk failed earlier
     * @throws DiskException if the disk fails; the batch may be on it or not, in whole or in part
     */
    public void append(@Nullable HardState state, List<Entry> entries) {
        checkUsable();
        if (lastBatch != lastDurableBatch) {
            throw new IllegalStateException("batch " + lastBatch + " isn't synced yet");
        }
        checkArguments(state, entries);
        int bytes = buffer.fill(state, entries);
        recovery = null;
        failed = true;
        Segment target = segmentFor(bytes);
        ByteBuffer batch = buffer.finished(lastBatch + 1, target.firstBatch(), target.end());
        disk.write(target.file(), target.end(), batch);
        failed = false;
        segment = target.endingAt(target.end() + bytes);
        bytesInUse += bytes;
        lastBatch++;
        if (!entries.isEmpty()) {
            lastIndex = entries.get(entries.size() - 1).index();
        }
        buffer.release();
    }

    private void checkArguments(@Nullable HardState state, List<Entry> entries) {
        if (state == null && entries.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        long lowest = 1;
        long highest = lastIndex + 1;
        for (Entry entry : entries) {
            if (entry.index() < lowest || entry.index() > highest) {
                throw new IllegalArgumentException("expected an entry of index " + lowest + " to "
                        + highest + ": " + entry.index());
            }
            if (entry.data().length() > Entry.MAX_DATA_BYTES) {
                throw new IllegalArgumentException("a command has up to " + Entry.MAX_DATA_BYTES
                        + " bytes: " + entry.data().length());
            }
            lowest = entry.index() + 1;
            highest = lowest;
        }
    }

    private Segment segmentFor(int bytes) {
        if (segment != null && segment.hasRoomFor(bytes)) {
            return segment;
        }
        long length = Math.max(config.segmentBytes(), SegmentHeader.BYTES + (long) bytes);
        Segment created = Segment.create(disk, lastBatch + 1, length);
        segments++;
        bytesAllocated += length;
        bytesInUse += created.end();
        return created;
    }

    /**
     * Makes everything appended durable; does nothing if it is.
     *
     * @throws IllegalStateException if the disk failed earlier
     * @throws DiskException if the disk fails; the batch may be durable or not
     */
    public void sync() {
        checkUsable();
        if (segment != null && lastBatch != lastDurableBatch) {
            failed = true;
            disk.sync(segment.file());
            failed = false;
            lastDurableBatch = lastBatch;
        }
    }

    private void checkUsable() {
        if (failed) {
            throw new IllegalStateException("the disk failed; the storage must be opened again");
        }
    }

    /** The index of the last entry appended; 0 if there is none. */
    public long lastIndex() {
        return lastIndex;
    }

    /** The number of the last batch appended; 0 if there is none. */
    public long lastBatch() {
        return lastBatch;
    }

    /** The number of the last batch that is certain to outlast a crash; 0 if there is none. */
    public long lastDurableBatch() {
        return lastDurableBatch;
    }

    /** How many segment files there are. */
    public int segments() {
        return segments;
    }

    /** How many bytes of the segment files are headers and batches. */
    public long bytesInUse() {
        return bytesInUse;
    }

    /** How many bytes the segment files have. */
    public long bytesAllocated() {
        return bytesAllocated;
    }
}
