package raftarium.storage;

/**
 * How a log is laid out on its disk.
 *
 * @param segmentBytes the length of a segment file, {@value #MIN_SEGMENT_BYTES} to
 *     {@value #MAX_SEGMENT_BYTES}; a batch that needs more gets a longer one. A multiple of 512 is
 *     best: if sectors change places in a file that ends within one, the last batch can leave it
 *     without a trace
 */
public record StorageConfig(int segmentBytes) {
    /** The smallest length of a segment file, in bytes. */
    public static final int MIN_SEGMENT_BYTES = 128;

    /** The largest length of a segment file, in bytes: 64 MiB. */
    public static final int MAX_SEGMENT_BYTES = 64 << 20;

    /** Segments of 256 KiB. */
    public static final StorageConfig DEFAULT = new StorageConfig(256 << 10);

    public StorageConfig {
        if (segmentBytes < MIN_SEGMENT_BYTES || segmentBytes > MAX_SEGMENT_BYTES) {
            throw new IllegalArgumentException("segmentBytes must be " + MIN_SEGMENT_BYTES + " to "
                    + MAX_SEGMENT_BYTES + ": " + segmentBytes);
        }
    }
}
