package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Snapshot;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A node's write-ahead log: its term and vote and the entries of its log, in batches, on a
 * {@link Disk}; and the snapshot that has taken the place of the log's beginning, if one has
 * (section 7).
 *
 * <p>A batch is written by {@link #append} or {@link #checkpoint} and durable after {@link #sync};
 * a crash in between leaves all of it or nothing. One batch is unsynced at a time. When the disk
 * fails, the exception passes through and the storage takes nothing more: the node stops, and what
 * it may rely on is what opening the disk again finds.
 *
 * <p>Opening reads everything and tells a torn tail from corruption. The remains of a batch that
 * was not synced when the power went are cut off and reported. Anything else that isn't as it was
 * written is a {@link CorruptionException} or, in a file of another format version, a
 * {@link FormatVersionException}; then every byte is as it was. Damage to the last batch alone
 * looks like a torn tail.
 *
 * <p>A checkpoint begins with a new segment, and when it is durable what is older goes: the disk
 * holds one snapshot and what was appended since. While one is taken there are two for a moment.
 */
public final class Storage {
    private final Disk disk;
    private final LogFiles files;
    private final RecoveryReport report;
    private final BatchBuffer buffer = new BatchBuffer();

    private @Nullable Recovery recovery;
    private HardState hardState;
    private long lastBatch;
    private long lastDurableBatch;

    /** The snapshot's; 0 if there is none. */
    private long lastIncludedIndex;

    private long lastIndex;
    private boolean failed;

    private Storage(Disk disk, LogFiles files, RecoveryReport report, HardState hardState) {
        this.disk = disk;
        this.files = files;
        this.report = report;
        this.hardState = hardState;
    }

    /**
     * Opens the log on {@code disk}, or an empty one if there is none.
     *
     * @throws CorruptionException if a file is damaged; nothing has been changed
     * @throws FormatVersionException if a file has another format; nothing has been changed
     * @throws LostDiskException if a {@link Home} gave the disk to a node, and it isn't any more
     *     what it was; nothing has been changed
     * @throws DiskException if the disk fails
     */
    public static Storage open(Disk disk, StorageConfig config) {
        disk.mount();
        LogRecovery log = LogRecovery.of(disk);
        Recovery recovery = log.recovery();
        RecoveryReport report = recovery.report();
        LogFiles files = new LogFiles(disk, config);
        if (report.snapshot() != null) {
            files.add(report.snapshot());
        }
        log.segments().forEach(files::add);
        Storage storage = new Storage(disk, files, report, recovery.hardState());
        storage.recovery = recovery;
        storage.lastBatch = log.lastBatch();
        storage.lastDurableBatch = log.lastBatch();
        storage.lastIncludedIndex = recovery.lastIndex() - recovery.entries().size();
        storage.lastIndex = recovery.lastIndex();
        storage.settle();
        return storage;
    }

    /**
     * Makes durable what was read. A process that was killed may have left files that are written
     * and not synced: nothing may rest on them before they are, and nothing that a checkpoint in
     * them replaces may go.
     */
    private void settle() {
        RecoveryReport.TornTail tail = report.tornTail();
        if (tail != null) {
            disk.write(tail.file(), tail.offset(), ByteBuffer.allocate((int) tail.bytes()));
        }
        Segment segment = files.segment();
        if (segment != null) {
            disk.sync(segment.file());
        }
        report.removed().forEach(disk::delete);
        disk.syncDirectory();
    }

    /**
     * An independent storage in the same state on {@code copiedDisk}, a copy of this one's disk.
     */
    public Storage copy(Disk copiedDisk) {
        Storage copy = new Storage(copiedDisk, files.copy(copiedDisk), report, hardState);
        copy.recovery = recovery;
        copy.lastBatch = lastBatch;
        copy.lastDurableBatch = lastDurableBatch;
        copy.lastIncludedIndex = lastIncludedIndex;
        copy.lastIndex = lastIndex;
        copy.failed = failed;
        return copy;
    }

    /**
     * What the disk held when it was opened. It can be asked for until the first batch is written,
     * which lets go of snapshot and entries; {@link #report} stays.
     */
    public Recovery recovery() {
        if (recovery == null) {
            throw new IllegalStateException(
                    "what was recovered is known until the first batch only");
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
     *     lower one, down to that behind the snapshot: then they replace everything from there on
     * @throws IllegalArgumentException if there is nothing to write, the indexes leave a gap, a
     *     command is larger than {@link Entry#MAX_DATA_BYTES} or all together than 256 MiB
     * @throws IllegalStateException if the batch before isn't synced, or the disk failed earlier
     * @throws DiskException if the disk fails; the batch may be on it or not, in whole or in part
     */
    public void append(@Nullable HardState state, List<Entry> entries) {
        checkReady();
        if (state == null && entries.isEmpty()) {
            throw new IllegalArgumentException("nothing to append");
        }
        checkEntries(lastIncludedIndex + 1, lastIndex + 1, entries);
        int bytes = buffer.fill(state, entries);
        recovery = null;
        failed = true;
        write(files.segmentFor(lastBatch + 1, bytes), bytes);
        failed = false;
        if (state != null) {
            hardState = state;
        }
        if (!entries.isEmpty()) {
            lastIndex = entries.get(entries.size() - 1).index();
        }
    }

    /**
     * Writes a batch that takes the place of everything before it: from now on the log is this
     * snapshot and the entries that follow it. It isn't durable yet; until it is, a crash leaves
     * either what was before or all of this.
     *
     * @param state the term and vote from now on; null if they stay as they are
     * @param snapshot what stands for the log up to its index, which may be any
     * @param entries consecutive entries, the first with the index behind the snapshot's, if any
     * @throws IllegalArgumentException if the indexes leave a gap, a command is larger than
     *     {@link Entry#MAX_DATA_BYTES}, all together than 256 MiB, or the snapshot's data than
     *     {@link Snapshot#MAX_DATA_BYTES}
     * @throws IllegalStateException if the batch before isn't synced, or the disk failed earlier
     * @throws DiskException if the disk fails; the batch may be on it or not, in whole or in part
     */
    public void checkpoint(@Nullable HardState state, Snapshot snapshot, List<Entry> entries) {
        checkReady();
        long next = snapshot.lastIncludedIndex() + 1;
        checkEntries(next, next, entries);
        HardState stated = state == null ? hardState : state;
        SnapshotHeader header = SnapshotFile.headerOf(snapshot);
        int bytes = buffer.fill(header.checkpoint(), stated, entries);
        recovery = null;
        failed = true;
        write(files.segmentFor(lastBatch + 1, bytes, header, snapshot), bytes);
        failed = false;
        hardState = stated;
        lastIncludedIndex = snapshot.lastIncludedIndex();
        lastIndex = lastIncludedIndex + entries.size();
    }

    private void write(Segment target, int bytes) {
        ByteBuffer batch = buffer.finished(lastBatch + 1, target.firstBatch(), target.end());
        disk.write(target.file(), target.end(), batch);
        files.written(target, bytes);
        lastBatch++;
        buffer.release();
    }

    private void checkEntries(long from, long to, List<Entry> entries) {
        long lowest = from;
        long highest = to;
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

    /**
     * Makes everything appended durable; does nothing if it is. After a checkpoint it then deletes
     * what that replaces.
     *
     * @throws IllegalStateException if the disk failed earlier
     * @throws DiskException if the disk fails; the batch may be durable or not
     */
    public void sync() {
        checkUsable();
        Segment segment = files.segment();
        if (segment != null && lastBatch != lastDurableBatch) {
            failed = true;
            disk.sync(segment.file());
            lastDurableBatch = lastBatch;
            files.deleteObsolete();
            failed = false;
        }
    }

    private void checkReady() {
        checkUsable();
        if (lastBatch != lastDurableBatch) {
            throw new IllegalStateException("batch " + lastBatch + " isn't synced yet");
        }
    }

    private void checkUsable() {
        if (failed) {
            throw new IllegalStateException("the disk failed; the storage must be opened again");
        }
    }

    /** The index of the last entry appended, or of the snapshot; 0 if there is neither. */
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
        return files.segments();
    }

    /** How many bytes of the segment files are headers and batches. */
    public long bytesInUse() {
        return files.bytesInUse();
    }

    /** How many bytes the segment files have. */
    public long bytesAllocated() {
        return files.bytesAllocated();
    }

    /** How many bytes the snapshot files have; there are two until a checkpoint is synced. */
    public long snapshotBytes() {
        return files.snapshotBytes();
    }
}
