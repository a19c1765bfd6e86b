package raftarium.storage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How a log was found when it was opened.
 *
 * @param snapshot the file of the snapshot that the log follows; null if it follows none
 * @param segments how many segment files were read
 * @param batches how many batches they hold
 * @param tornTail what an interrupted write had left at the end, and is cut; null when nothing
 * @param removed files that a crash had left, deleted: half-made ones, and those that a snapshot
 *     has replaced; sorted
 * @param ignored files that don't belong to the log, left alone; sorted
 */
public record RecoveryReport(
        @Nullable StoredSnapshot snapshot,
        int segments,
        long batches,
        @Nullable TornTail tornTail,
        List<String> removed,
        List<String> ignored) {
    /**
     * The remains of a batch that was being written when the power went: it was never durable.
     *
     * @param file the segment file
     * @param offset where the remains begin, in bytes
     * @param bytes how far they reach from there
     */
    public record TornTail(String file, long offset, long bytes) {}

    /**
     * A snapshot as it lies on the disk.
     *
     * @param file its file
     * @param bytes the length of the file, in bytes
     */
    public record StoredSnapshot(String file, long bytes) {}

    public RecoveryReport {
        removed = List.copyOf(removed);
        ignored = List.copyOf(ignored);
    }

    /** How a log that follows no snapshot was found. */
    public RecoveryReport(
            int segments,
            long batches,
            @Nullable TornTail tornTail,
            List<String> removed,
            List<String> ignored) {
        this(null, segments, batches, tornTail, removed, ignored);
    }

    /** How many bytes were cut off; 0 if the log ended in none. */
    public long tornBytes() {
        return tornTail == null ? 0 : tornTail.bytes();
    }
}
