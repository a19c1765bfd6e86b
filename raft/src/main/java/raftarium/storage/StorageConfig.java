package raftarium.storage;

/**
 * How a log is laid out on its disk. Each segment file costs a few syncs to make, and room that a
 * short log doesn't need; so segments are short at first and longer in a long log.
 *
 * @param segmentBytes the length of the first segment file behind a snapshot, {@value
 *     #MIN_SEGMENT_BYTES} to {@value #MAX_SEGMENT_BYTES}; a batch that needs more gets a longer
 *     one. A multiple of 512 is best: if sectors change places in a file that ends within one, the
 *     last batch can leave it without a trace
 * @param largestSegmentBytes up to what length it is doubled, again and again, so that a segment
 *     file is about as long as all before it together; {@code segmentBytes} to {@value
 *     #MAX_SEGMENT_BYTES}
 */
public record StorageConfig(int segmentBytes, int largestSegmentBytes) {
    /** The smallest length of a segment file, in bytes. */
    public static final int MIN_SEGMENT_BYTES = 128;

    /** The largest length of a segment file, in bytes: 64 MiB. */
    public static final int MAX_SEGMENT_BYTES = 64 << 20;

    /** Segments of 256 KiB to 4 MiB. */
    public static final StorageConfig DEFAULT = new StorageConfig(256 << 10, 4 << 20);

    public StorageConfig {
        if (segmentBytes < MIN_SEGMENT_BYTES || segmentBytes > MAX_SEGMENT_BYTES) {
            throw new IllegalArgumentException("segmentBytes must be " + MIN_SEGMENT_BYTES + " to "
                    + MAX_SEGMENT_BYTES + ": " + segmentBytes);
        }
        if (largestSegmentBytes < segmentBytes || largestSegmentBytes > MAX_SEGMENT_BYTES) {
            throw new IllegalArgumentException("largestSegmentBytes must be " + segmentBytes
                    + " to " + MAX_SEGMENT_BYTES + ": " + largestSegmentBytes);
        }
    }

    /** Segments all of one length. */
    public StorageConfig(int segmentBytes) {
        this(segmentBytes, segmentBytes);
    }

    /** The length of the segment that follows segments of so many bytes together. */
    long lengthAfter(long bytes) {
        long length = segmentBytes;
        while (length < bytes && 2 * length <= largestSegmentBytes) {
            length *= 2;
        }
        return length;
    }
}
