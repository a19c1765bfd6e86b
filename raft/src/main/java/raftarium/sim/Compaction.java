package raftarium.sim;

/**
 * When nodes replace their logs by snapshots (section 7): as soon as either limit is reached. What
 * isn't applied yet stays, and may go beyond them.
 *
 * @param maxEntries so many applied entries, 1 or more
 * @param maxBytes so many bytes of entries, 1 or more
 */
public record Compaction(long maxEntries, long maxBytes) {
    /** Never. */
    public static final Compaction OFF = new Compaction(Long.MAX_VALUE, Long.MAX_VALUE);

    /** 100,000 entries or 16 MiB. */
    public static final Compaction DEFAULT = new Compaction(100_000, 16 << 20);

    public Compaction {
        if (maxEntries < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "at least 1 entry and 1 byte: " + maxEntries + ", " + maxBytes);
        }
    }

    boolean isDue(long entries, long bytes) {
        return entries >= maxEntries || entries > 0 && bytes >= maxBytes;
    }
}
