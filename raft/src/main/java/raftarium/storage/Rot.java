package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.data.RandomStream;
import raftarium.disk.Disk;
import raftarium.disk.SimulatedDisk;

import java.util.ArrayList;
import java.util.List;

/**
 * A durable bit that has changed since it was written.
 *
 * @param file the file that it is in
 * @param offset the byte that it is in
 * @param bit which bit of that byte, from 0, the lowest
 */
public record Rot(String file, long offset, int bit) {
    /** Bytes that something was written to. */
    private record Range(String file, long offset, long bytes) {}

    /**
     * Has chance flip a bit of what is durable on {@code disk}, so that a node which starts from it
     * finds out: one of the log's files, or of {@code file} if that isn't null, as {@link #choose}
     * has it.
     *
     * @return which one; null if there is nothing to be damaged
     */
    public static @Nullable Rot strike(
            SimulatedDisk disk, @Nullable String file, RandomStream random) {
        Rot rot = choose(disk.durable(), file, random);
        if (rot != null) {
            disk.flip(rot.file, rot.offset, 1 << rot.bit);
        }
        return rot;
    }

    /**
     * Has chance choose a bit of those that count: of the files of the log, or of {@code file} if
     * that isn't null; not of zeros that nothing was written to, and not of the newest batch, since
     * damage to that can't be told from a torn write.
     *
     * @return null if there is none
     */
    static @Nullable Rot choose(Disk disk, @Nullable String file, RandomStream random) {
        List<Range> ranges = ranges(disk, file);
        long bytes = ranges.stream().mapToLong(Range::bytes).sum();
        if (bytes == 0) {
            return null;
        }
        long place = random.below(bytes);
        int bit = (int) random.below(8);
        for (Range range : ranges) {
            if (place < range.bytes) {
                return new Rot(range.file, range.offset + place, bit);
            }
            place -= range.bytes;
        }
        throw new IllegalStateException("no byte " + place + " in " + ranges);
    }

    private static List<Range> ranges(Disk disk, @Nullable String wanted) {
        List<Range> ranges = new ArrayList<>();
        Range[] newest = {null};
        Inspection.of(disk).read(found -> {
            Range range = range(found, wanted != null);
            if (range == null) {
                return;
            }
            if (found instanceof Finding.Batch) {
                newest[0] = range;
            }
            if (wanted == null || wanted.equals(found.file())) {
                ranges.add(range);
            }
        });
        ranges.remove(newest[0]);
        return ranges;
    }

    private static @Nullable Range range(Finding found, boolean ofAnyFile) {
        if (found instanceof Finding.SegmentStart) {
            return new Range(found.file(), 0, SegmentHeader.BYTES);
        } else if (found instanceof Finding.Batch batch) {
            return new Range(found.file(), found.offset(), batch.bytes());
        } else if (found instanceof Finding.StoredFile stored) {
            boolean isWhole = stored.kind() == FileKind.SNAPSHOT && !stored.obsolete()
                    || ofAnyFile && stored.kind() != FileKind.SEGMENT;
            return isWhole ? new Range(found.file(), 0, stored.bytes()) : null;
        }
        return null;
    }
}
