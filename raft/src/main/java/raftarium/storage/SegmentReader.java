package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;

import java.nio.ByteBuffer;

/**
 * One segment behind its header, batch by batch, sound or not, without changing it. Where no batch
 * is, it goes on at the next sound header. Recovery and inspection both read segments with this.
 */
final class SegmentReader {
    private final String file;
    private final long firstBatch;
    private final ByteBuffer content;

    /** From here on all is zero. */
    private final int contentEnd;

    private int offset = SegmentHeader.BYTES;
    private long nextBatch;
    private RecordReader records;
    private boolean isTorn;

    private SegmentReader(String file, ByteBuffer content) {
        this.file = file;
        this.content = content;
        firstBatch = BatchFile.batchOf(file);
        contentEnd = contentEnd(content);
        nextBatch = firstBatch;
        records = new RecordReader(file, offset, ByteBuffer.allocate(0));
    }

    /** All of {@code file}, or as much of it as a segment may have. */
    static SegmentReader of(Disk disk, String file) {
        return new SegmentReader(file, content(disk, file, length(disk, file)));
    }

    private static int length(Disk disk, String file) {
        return (int) Math.min(disk.size(file), SegmentHeader.BYTES + BatchBuffer.MAX_BYTES);
    }

    private static ByteBuffer content(Disk disk, String file, int bytes) {
        ByteBuffer content = ByteBuffer.allocate(bytes);
        disk.read(file, 0, content);
        return content.flip();
    }

    private static int contentEnd(ByteBuffer content) {
        int end = content.limit();
        while (end >= Long.BYTES && content.getLong(end - Long.BYTES) == 0) {
            end -= Long.BYTES;
        }
        while (end > 0 && content.get(end - 1) == 0) {
            end--;
        }
        return end;
    }

    /** Whether the end isn't reached. */
    boolean hasNext() {
        return offset < content.limit();
    }

    /** What comes next: a batch, something that is none, or the zeros at the end. */
    Finding next() {
        BatchHeader header = BatchHeader.at(content, offset, firstBatch);
        if (header != null) {
            return batch(header);
        }
        return offset < contentEnd ? noBatch() : free();
    }

    /** The records of the batch that {@link #next} has just returned; none if it doesn't fit in. */
    RecordReader records() {
        return records;
    }

    /** Whether that batch has a sound header, but other records than were written. */
    boolean isTorn() {
        return isTorn;
    }

    /** Whether there is anything but zeros behind what {@link #next} has just returned. */
    boolean hasContent() {
        return contentEnd > offset;
    }

    /** How far it is from {@code from} to the last byte that isn't zero, that one included. */
    int contentBytes(int from) {
        return contentEnd - from;
    }

    /** A batch from {@code lowest} on that was moved behind {@code from}; null if there is none. */
    @Nullable
    MovedBatch movedBatch(int from, long lowest) {
        return MovedBatch.find(content, firstBatch, from, lowest);
    }

    private Finding batch(BatchHeader header) {
        int begin = offset;
        int payload = begin + BatchHeader.BYTES;
        boolean fits = header.fitsInto(content.limit() - begin);
        Finding.Damage damage = damageOf(header);
        records = new RecordReader(
                file, payload, content.slice(payload, fits ? header.payloadBytes() : 0));
        offset = fits ? begin + (int) header.batchBytes() : nextHeader();
        nextBatch = header.number() + 1;
        return new Finding.Batch(
                file,
                begin,
                header.number(),
                header.payloadBytes(),
                header.batchBytes(),
                header.payloadChecksum(),
                damage);
    }

    private Finding.@Nullable Damage damageOf(BatchHeader header) {
        isTorn = false;
        try {
            header.check(file, offset, nextBatch, content.limit() - offset);
        } catch (CorruptionException damaged) {
            return Finding.Damage.of(file, damaged);
        }
        int computed = header.computedChecksum(content, offset);
        isTorn = computed != header.payloadChecksum();
        return isTorn
                ? new Finding.Damage(
                        file,
                        offset,
                        "payload checksum " + Checksum.shown(header.payloadChecksum()),
                        Checksum.shown(computed))
                : null;
    }

    /** The next batch is the one expected then: its header is sound. */
    private Finding noBatch() {
        int begin = offset;
        int next = nextHeader();
        BatchHeader later = BatchHeader.at(content, next, firstBatch);
        if (later == null) {
            offset = contentEnd;
        } else {
            offset = next;
            nextBatch = Math.max(nextBatch, later.number());
        }
        return new Finding.NoBatch(file, begin, offset - begin);
    }

    private int nextHeader() {
        return BatchHeader.next(content, offset + BatchHeader.ALIGNMENT, firstBatch);
    }

    private Finding free() {
        int begin = offset;
        offset = content.limit();
        return new Finding.Free(file, begin, offset - begin);
    }
}
