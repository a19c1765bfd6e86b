package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;

/**
 * What recovery makes of one segment.
 *
 * <p>What isn't a sound batch is either torn or corrupt. A batch is begun only when the one before
 * is synced, and a segment only when the last batch of the one before is. So a bad batch with
 * anything of a later one behind it was durable once: that is corruption. So is a header that is
 * somewhere else than it was written: a crash loses sectors, but moves none. Only the very last
 * batch can be torn, by a crash before its sync; and because segments are zero before they are
 * written, behind it there are zeros.
 */
final class SegmentRecovery {
    private final SegmentHeader header;
    private final SegmentReader reader;

    /** The first batch of the next segment; 0 if this is the last. */
    private final long nextSegment;

    private long nextBatch;
    private int end = SegmentHeader.BYTES;
    private RecoveryReport.@Nullable TornTail tornTail;

    private SegmentRecovery(SegmentHeader header, SegmentReader reader, long nextSegment) {
        this.header = header;
        this.reader = reader;
        this.nextSegment = nextSegment;
        nextBatch = header.firstBatch();
    }

    /**
     * Reads {@code file} and hands its batches to {@code replay}.
     *
     * @param nextSegment the first batch of the segment that follows; 0 if this is the last
     */
    static SegmentRecovery of(Disk disk, String file, long nextSegment, LogReplay replay) {
        SegmentHeader header = SegmentHeader.read(disk, file);
        SegmentRecovery recovery =
                new SegmentRecovery(header, SegmentReader.of(disk, file), nextSegment);
        recovery.run(replay);
        return recovery;
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

    private void run(LogReplay replay) {
        while (reader.hasNext()) {
            Finding found = reader.next();
            if (found instanceof Finding.Batch batch) {
                take(batch, replay);
            } else if (found instanceof Finding.NoBatch) {
                boolean complete = nextBatch == nextSegment;
                tornOrCorrupt(
                        complete
                                ? "zeros behind the last batch"
                                : "the header of batch " + nextBatch,
                        complete ? "something else" : "no sound one");
            }
        }
        if (nextSegment != 0 && nextBatch != nextSegment) {
            throw corrupt(
                    "batch " + nextBatch, "nothing, and a next segment from batch " + nextSegment);
        }
    }

    private void take(Finding.Batch batch, LogReplay replay) {
        Finding.Damage damage = batch.damage();
        if (damage == null) {
            replay.apply(reader.records());
            nextBatch++;
            end += (int) batch.bytes();
        } else if (reader.isTorn()) {
            tornOrCorrupt("batch " + nextBatch + " with " + damage.expected(), damage.found());
        } else {
            throw corrupt(damage.expected(), damage.found());
        }
    }

    private void tornOrCorrupt(String expected, String found) {
        if (nextSegment != 0) {
            throw corrupt(expected, found);
        }
        if (reader.hasContent()) {
            throw corrupt(expected, found + ", and a later batch behind it");
        }
        MovedBatch moved = reader.movedBatch(end, nextBatch);
        if (moved != null) {
            throw corrupt(expected, found + ", and " + moved.shown());
        }
        tornTail = new RecoveryReport.TornTail(header.file(), end, reader.contentBytes(end));
    }

    private CorruptionException corrupt(String expected, String found) {
        return new CorruptionException(header.file(), end, expected, found);
    }
}
