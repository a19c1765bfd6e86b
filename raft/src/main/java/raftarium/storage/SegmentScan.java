package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;

import java.nio.ByteBuffer;

/**
 * One segment, read from its header to its end without changing it.
 *
 * <p>What isn't a sound batch is either torn or corrupt. A batch is begun only when the one before
 * is synced, and a segment only when the last batch of the one before is. So a bad batch with
 * anything of a later one behind it was durable once: that is corruption. So is a header that is
 * somewhere else than it was written: a crash loses sectors, but moves none. Only the very last
 * batch can be torn, by a crash before its sync; and because segments are zero before they are
 * written, behind it there are zeros.
 */
final class SegmentScan {
    private final String file;
    private final SegmentHeader header;
    private final ByteBuffer content;

    /** The first batch of the next segment; 0 if this is the last. */
    private final long nextSegment;

    private long nextBatch;
    private int end = SegmentHeader.BYTES;
    private RecoveryReport.@Nullable TornTail tornTail;

    private SegmentScan(String file, SegmentHeader header, ByteBuffer content, long nextSegment) {
        this.file = file;
        this.header = header;
        this.content = content;
        this.nextSegment = nextSegment;
        this.nextBatch = header.firstBatch();
    }

    /**
     * Reads {@code file} and hands its batches to {@code replay}.
     *
     * @param nextSegment the first batch of the segment that follows; 0 if this is the last
     */
    static SegmentScan of(Disk disk, String file, long nextSegment, Replay replay) {
        SegmentHeader header = SegmentHeader.read(disk, file);
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(header.length()));
        disk.read(file, 0, content);
        SegmentScan scan = new SegmentScan(file, header, content.flip(), nextSegment);
        scan.run(replay);
        return scan;
    }

    long nextBatch() {
        return nextBatch;
    }

    /** The segment, with its end behind the last sound batch. */
    Segment segment() {
        return new Segment(header.firstBatch(), header.length(), end);
    }

    RecoveryReport.@Nullable TornTail tornTail() {
        return tornTail;
    }

    private void run(Replay replay) {
        BatchHeader batch = BatchHeader.at(content, end, header.firstBatch());
        while (batch != null) {
            int payload = end + BatchHeader.BYTES;
            batch.check(file, end, nextBatch, content.limit() - end);
            int batchEnd = end + (int) batch.batchBytes();
            int checksum = batch.computedChecksum(content, end);
            if (checksum != batch.payloadChecksum()) {
                String expected = "payload checksum " + Checksum.shown(batch.payloadChecksum());
                tornOrCorrupt(
                        "batch " + nextBatch + " with " + expected,
                        Checksum.shown(checksum),
                        lastNonZero(batchEnd) >= batchEnd);
                return;
            }
            replay.apply(file, payload, content.slice(payload, batch.payloadBytes()));
            nextBatch++;
            end = batchEnd;
            batch = BatchHeader.at(content, end, header.firstBatch());
        }
        checkRest();
    }

    /** There is no sound header at the end: there should be nothing at all. */
    private void checkRest() {
        if (lastNonZero(end) >= end) {
            boolean complete = nextBatch == nextSegment;
            tornOrCorrupt(
                    complete ? "zeros behind the last batch" : "the header of batch " + nextBatch,
                    complete ? "something else" : "no sound one",
                    BatchHeader.next(content, end, header.firstBatch()) < content.limit());
        } else if (nextSegment != 0 && nextBatch != nextSegment) {
            throw new CorruptionException(
                    file,
                    end,
                    "batch " + nextBatch,
                    "nothing, and a next segment from batch " + nextSegment);
        }
    }

    private void tornOrCorrupt(String expected, String found, boolean laterBatch) {
        if (nextSegment != 0) {
            throw new CorruptionException(file, end, expected, found);
        }
        if (laterBatch) {
            throw new CorruptionException(
                    file, end, expected, found + ", and a later batch behind it");
        }
        MovedBatch moved = MovedBatch.find(content, header.firstBatch(), end, nextBatch);
        if (moved != null) {
            throw new CorruptionException(file, end, expected, found + ", and " + moved.shown());
        }
        tornTail = new RecoveryReport.TornTail(file, end, lastNonZero(end) + 1 - end);
    }

    /**
     * The last offset, from {@code from} on, that isn't zero; less than {@code from} if all are.
     */
    private int lastNonZero(int from) {
        int at = content.limit() - 1;
        while (at - Long.BYTES >= from && content.getLong(at - Long.BYTES + 1) == 0) {
            at -= Long.BYTES;
        }
        while (at >= from && content.get(at) == 0) {
            at--;
        }
        return at;
    }
}
