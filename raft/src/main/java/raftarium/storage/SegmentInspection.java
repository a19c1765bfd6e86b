package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** One segment, batch by batch, sound or not; after damage it goes on at the next sound header. */
final class SegmentInspection {
    private final String file;
    private final long firstBatch;
    private final ByteBuffer content;
    private final Consumer<Finding> reader;
    private long nextBatch;

    private SegmentInspection(
            String file, long firstBatch, ByteBuffer content, Consumer<Finding> reader) {
        this.file = file;
        this.firstBatch = firstBatch;
        this.content = content;
        this.reader = reader;
        nextBatch = firstBatch;
    }

    /**
     * Hands over what is in {@code file}.
     *
     * @throws FormatVersionException if its format is another one
     */
    static void read(Disk disk, String file, Consumer<Finding> reader) {
        try {
            SegmentHeader header = SegmentHeader.read(disk, file);
            reader.accept(new Finding.SegmentStart(
                    file, header.formatVersion(), header.firstBatch(), header.length()));
        } catch (CorruptionException damaged) {
            reader.accept(Finding.Damage.of(file, damaged));
        }
        long length = Math.min(disk.size(file), SegmentHeader.BYTES + BatchBuffer.MAX_BYTES);
        ByteBuffer content = ByteBuffer.allocate((int) length);
        disk.read(file, 0, content);
        new SegmentInspection(file, BatchFile.batchOf(file), content.flip(), reader).run();
    }

    private void run() {
        int offset = SegmentHeader.BYTES;
        while (offset < content.limit()) {
            BatchHeader header = BatchHeader.at(content, offset, firstBatch);
            offset = header == null ? readNoBatch(offset) : readBatch(offset, header);
        }
    }

    /** Returns where to go on. */
    private int readBatch(int offset, BatchHeader header) {
        reader.accept(new Finding.Batch(
                file,
                offset,
                header.number(),
                header.payloadBytes(),
                header.batchBytes(),
                header.payloadChecksum(),
                damageOf(offset, header)));
        nextBatch = header.number() + 1;
        if (!header.fitsInto(content.limit() - offset)) {
            return nextHeader(offset);
        }
        int payload = offset + BatchHeader.BYTES;
        readRecords(payload, content.slice(payload, header.payloadBytes()));
        return offset + (int) header.batchBytes();
    }

    private Finding.@Nullable Damage damageOf(int offset, BatchHeader header) {
        try {
            header.check(file, offset, nextBatch, content.limit() - offset);
        } catch (CorruptionException damaged) {
            return Finding.Damage.of(file, damaged);
        }
        int computed = header.computedChecksum(content, offset);
        return computed == header.payloadChecksum()
                ? null
                : new Finding.Damage(
                        file,
                        offset,
                        "payload checksum " + Checksum.shown(header.payloadChecksum()),
                        Checksum.shown(computed));
    }

    private int nextHeader(int offset) {
        return BatchHeader.next(content, offset + BatchHeader.ALIGNMENT, firstBatch);
    }

    /** Returns where the next batch is, which is the one expected then: it is sound. */
    private int readNoBatch(int offset) {
        int next = nextHeader(offset);
        int end = next;
        BatchHeader later = BatchHeader.at(content, next, firstBatch);
        if (later != null) {
            nextBatch = Math.max(nextBatch, later.number());
        } else {
            while (end - Long.BYTES >= offset && content.getLong(end - Long.BYTES) == 0) {
                end -= Long.BYTES;
            }
            while (end > offset && content.get(end - 1) == 0) {
                end--;
            }
        }
        if (end > offset) {
            reader.accept(new Finding.NoBatch(file, offset, end - offset));
        }
        if (end < next) {
            reader.accept(new Finding.Free(file, end, next - end));
        }
        return next;
    }

    /** What is sound in a batch that isn't is handed over too. */
    private void readRecords(int offset, ByteBuffer payload) {
        RecordReader records = new RecordReader(file, offset, payload);
        try {
            while (records.hasNext()) {
                readRecord(records.next());
            }
        } catch (CorruptionException noRecord) {
            reader.accept(Finding.Damage.of(file, noRecord));
        }
    }

    private void readRecord(RecordReader.Framed found) {
        try {
            reader.accept(new Finding.BatchRecord(
                    file, found.offset(), found.bytes(), found.checksum(), found.content()));
        } catch (CorruptionException damaged) {
            reader.accept(Finding.Damage.of(file, damaged));
        }
    }
}
