package raftarium.disk;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a mount found that others had done to a disk's files meanwhile: so that a disk in memory can
 * find the same.
 *
 * @param refusal what it threw; null: nothing
 * @param files what is on the disk from then on: nothing if it threw. Not to be changed
 */
public record FoundDisk(@Nullable StorageException refusal, MemoryDisk files) {
    static FoundDisk refused(StorageException refusal) {
        return new FoundDisk(refusal, new MemoryDisk());
    }

    /** What has been found on a disk; null if nothing that anybody reads was different. */
    static @Nullable FoundDisk of(Image disk) {
        List<Difference> read = disk.differences().stream()
                .filter(one -> disk.isRead(one.file()))
                .toList();
        return read.isEmpty() ? null : new FoundDisk(null, disk.copy());
    }

    /**
     * Finds the same on another.
     *
     * @throws StorageException what it threw
     */
    void putOn(Image disk) {
        if (disk instanceof MemoryDisk memory) {
            Difference.between(memory, files)
                    .forEach(difference -> difference.settle(memory, files));
        } else {
            throw new IllegalStateException("a disk that has files finds out for itself");
        }
        if (refusal != null) {
            throw refusal;
        }
    }
}
