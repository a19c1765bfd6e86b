package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.disk.Disk;
import raftarium.disk.StorageException;

import java.util.function.Consumer;

/**
 * A look into a node's disk, sound or damaged. It changes nothing. What it says of the whole is
 * what {@link Storage#open} would find, since the same code finds it.
 */
public final class Inspection {
    private final Disk disk;
    private final LogRecovery recovery = new LogRecovery();
    private final OpenResult openResult;

    private Inspection(Disk disk) {
        this.disk = disk;
        openResult = judge();
    }

    /** Looks into {@code disk}, which must not change meanwhile. */
    public static Inspection of(Disk disk) {
        return new Inspection(disk);
    }

    /** What opening a disk comes to. */
    public sealed interface OpenResult {
        /** What is wrong, and keeps a node from starting; null if nothing does. */
        default Finding.@Nullable Damage damage() {
            return null;
        }

        /** What an interrupted write has left, and opening cuts; null if there is nothing. */
        default RecoveryReport.@Nullable TornTail tornTail() {
            return null;
        }
    }

    /**
     * All is sound, but perhaps for the remains of an interrupted write at the very end.
     *
     * @param recovery what is recovered
     * @param lastBatch the number of the last batch; 0 if there is none
     */
    public record Recovered(Recovery recovery, long lastBatch) implements OpenResult {
        @Override
        public RecoveryReport.@Nullable TornTail tornTail() {
            return recovery.report().tornTail();
        }
    }

    /**
     * The node doesn't start.
     *
     * @param reason what it is told
     * @param damage the same in parts
     */
    public record Refused(StorageException reason, Finding.Damage damage) implements OpenResult {
        /** For that reason. */
        public Refused(StorageException reason) {
            this(reason, Finding.Damage.of("the disk", reason));
        }
    }

    private OpenResult judge() {
        try {
            disk.mount();
            recovery.read(disk);
            return new Recovered(recovery.recovery(), recovery.lastBatch());
        } catch (StorageException trouble) {
            return new Refused(trouble);
        }
    }

    /** What opening the disk would come to. */
    public OpenResult openResult() {
        return openResult;
    }

    /** Reads all files, in the order of their names, and hands over what is in them. */
    public void read(Consumer<Finding> reader) {
        for (String file : disk.list()) {
            try {
                readFile(file, reader);
            } catch (StorageException trouble) {
                reader.accept(Finding.Damage.of(file, trouble));
            }
        }
    }

    private void readFile(String file, Consumer<Finding> reader) {
        FileKind kind = FileKind.of(file);
        boolean obsolete = recovery.removed().contains(file);
        reader.accept(new Finding.StoredFile(file, disk.size(file), kind, obsolete));
        switch (kind) {
            case SEGMENT -> readSegment(file, reader);
            case SNAPSHOT -> reader.accept(snapshot(file));
            case MISNAMED -> throw LogRecovery.misnamed(file);
            case HALF_MADE, FOREIGN -> {}
        }
    }

    private void readSegment(String file, Consumer<Finding> reader) {
        try {
            SegmentHeader header = SegmentHeader.read(disk, file);
            reader.accept(new Finding.SegmentStart(
                    file, header.formatVersion(), header.firstBatch(), header.length()));
        } catch (CorruptionException damaged) {
            reader.accept(Finding.Damage.of(file, damaged));
        }
        SegmentReader segment = SegmentReader.of(disk, file);
        while (segment.hasNext()) {
            Finding found = segment.next();
            reader.accept(found);
            if (found instanceof Finding.Batch) {
                readRecords(segment.records(), reader);
            }
        }
    }

    /** What is sound in a batch that isn't is handed over too. */
    private static void readRecords(RecordReader records, Consumer<Finding> reader) {
        try {
            while (records.hasNext()) {
                reader.accept(record(records.next()));
            }
        } catch (CorruptionException noRecord) {
            reader.accept(Finding.Damage.of(noRecord.file(), noRecord));
        }
    }

    private static Finding record(RecordReader.Framed found) {
        try {
            return new Finding.BatchRecord(
                    found.file(), found.offset(), found.bytes(), found.checksum(), found.content());
        } catch (CorruptionException damaged) {
            return Finding.Damage.of(found.file(), damaged);
        }
    }

    private Finding snapshot(String file) {
        SnapshotHeader header = SnapshotHeader.read(disk, file);
        return new Finding.StoredSnapshot(
                file,
                SnapshotHeader.FORMAT_VERSION,
                header.contentChecksum(),
                SnapshotFile.read(disk, file, header.checkpoint()));
    }
}
