package raftarium.app.look;

import raftarium.raft.HardState;
import raftarium.raft.Snapshot;
import raftarium.sim.SnapshotState;
import raftarium.storage.Checkpoint;
import raftarium.storage.FileKind;
import raftarium.storage.Finding;
import raftarium.storage.Inspection;
import raftarium.storage.LogRecord;
import raftarium.storage.Recovery;
import raftarium.storage.RecoveryReport;
import raftarium.trace.words.EntryWords;
import raftarium.words.Shown;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What is on a node's disk, as lines for a screen of 80 columns: the byte where it begins, its
 * checksum, and what it is. {@code !} marks damage, {@code ~} a torn tail. Long commands and values
 * are cut short; the fields have them in full.
 */
public final class DiskText implements Finding.Reader {
    private static final int COLUMNS = 80;
    private static final int KEYS = 20;

    private final Inspection.OpenResult openResult;
    private final Predicate<Finding.Batch> synced;
    private final Consumer<String> lines;

    /**
     * @param openResult what opening the disk comes to
     * @param synced whether a batch is known to outlast a power cut, or nothing is known of that
     * @param lines takes the lines
     */
    public DiskText(
            Inspection.OpenResult openResult,
            Predicate<Finding.Batch> synced,
            Consumer<String> lines) {
        this.openResult = openResult;
        this.synced = synced;
        this.lines = lines;
    }

    @Override
    public void file(Finding.StoredFile file) {
        String kind = switch (file.kind()) {
            case SEGMENT -> "segment";
            case SNAPSHOT -> "snapshot";
            case HALF_MADE -> "half-made";
            case MISNAMED -> "misnamed";
            case FOREIGN -> "not of the log, left alone";
        };
        lines.accept(file.file() + "  " + kind + ", " + file.bytes() + " bytes"
                + (file.obsolete() ? ", obsolete: opening deletes it" : ""));
        if (file.kind() == FileKind.SEGMENT || file.kind() == FileKind.SNAPSHOT) {
            lines.accept("      byte  checksum");
        }
    }

    @Override
    public void segment(Finding.SegmentStart segment) {
        line(
                ' ',
                "0",
                "",
                "header: format " + segment.formatVersion() + ", first batch "
                        + segment.firstBatch());
    }

    @Override
    public void batch(Finding.Batch batch) {
        Finding.Damage damage = batch.damage();
        char mark = damage == null ? ' ' : mark(batch);
        line(
                mark,
                batch.offset() + "",
                DiskFields.hex(batch.checksum()),
                "batch " + batch.number() + ", " + batch.payloadBytes() + " bytes of records"
                        + (synced.test(batch) ? "" : ", not synced yet"));
        if (damage != null) {
            line(mark, "", "", damage.words());
        }
    }

    @Override
    public void record(Finding.BatchRecord found) {
        line(' ', found.offset() + "", DiskFields.hex(found.checksum()), "  " + words(found));
    }

    private static String words(Finding.BatchRecord found) {
        LogRecord content = found.content();
        if (content instanceof LogRecord.Stated stated) {
            HardState state = stated.hardState();
            return "term " + state.term() + ", vote " + vote(state);
        } else if (content instanceof LogRecord.Appended appended) {
            String place = appended.entry().index() + "/" + appended.entry().term();
            return String.format(Locale.ROOT, "%-8s %s", place, EntryWords.of(appended.entry()));
        } else if (content instanceof Checkpoint checkpoint) {
            return "checkpoint " + checkpoint.lastIncludedIndex() + "/"
                    + checkpoint.lastIncludedTerm() + ", snapshot file of " + checkpoint.fileBytes()
                    + " bytes, " + DiskFields.hex(checkpoint.contentChecksum());
        }
        throw new IllegalStateException("a record of a new kind: " + content);
    }

    private static String vote(HardState state) {
        return state.vote() == HardState.NO_VOTE ? "-" : "n" + state.vote();
    }

    @Override
    public void snapshot(Finding.StoredSnapshot stored) {
        Snapshot snapshot = stored.snapshot();
        SnapshotState state = SnapshotState.of(snapshot);
        line(
                ' ',
                "0",
                DiskFields.hex(stored.checksum()),
                "format " + stored.formatVersion() + ", up to " + snapshot.lastIncludedIndex() + "/"
                        + snapshot.lastIncludedTerm() + ", " + snapshot.data().length()
                        + " bytes of state");
        line(' ', "", "", "configuration " + snapshot.membership());
        if (!state.trouble().isEmpty()) {
            line(' ', "", "", state.trouble());
            return;
        }
        line(
                ' ',
                "",
                "",
                counted(state.sessions(), "client") + " remembered, "
                        + counted(state.values().size(), "key"));
        state.values().entrySet().stream()
                .limit(KEYS)
                .forEach(pair -> line(' ', "", "", "  " + pair.getKey() + " = " + pair.getValue()));
        if (state.values().size() > KEYS) {
            line(' ', "", "", "  and " + (state.values().size() - KEYS) + " more");
        }
    }

    @Override
    public void free(Finding.Free free) {
        line(' ', free.offset() + "", "", counted(free.bytes(), "byte") + " free");
    }

    @Override
    public void noBatch(Finding.NoBatch noBatch) {
        line(
                mark(noBatch),
                noBatch.offset() + "",
                "",
                noBatch.bytes() + " bytes that are no batch");
    }

    @Override
    public void damage(Finding.Damage damage) {
        line(mark(damage), damage.offset() + "", "", damage.words());
    }

    /** Batches before that aren't shown. */
    void omitted(long batches) {
        line(' ', "...", "", counted(batches, "batch") + " before");
    }

    private char mark(Finding finding) {
        RecoveryReport.TornTail tail = openResult.tornTail();
        boolean torn = tail != null
                && tail.file().equals(finding.file())
                && finding.offset() >= tail.offset();
        return torn ? '~' : '!';
    }

    private void line(char mark, String offset, String checksum, String what) {
        String text = String.format(
                Locale.ROOT, "%c%9s  %-8s  %s", mark, offset, checksum, Shown.line(what));
        lines.accept((mark == ' ' ? shortened(text) : text).stripTrailing());
    }

    private static String shortened(String text) {
        return text.length() <= COLUMNS ? text : text.substring(0, COLUMNS - 3) + "...";
    }

    private static String counted(long count, String what) {
        String plural = what.endsWith("ch") ? "es" : "s";
        return count + " " + what + (count == 1 ? "" : plural);
    }

    /** The whole in a line, or two for a torn tail. */
    public static String openResult(String node, Inspection.OpenResult openResult) {
        Finding.Damage damage = openResult.damage();
        RecoveryReport.TornTail tail = openResult.tornTail();
        if (damage != null) {
            return damage.expected().isEmpty()
                    ? node + " can't be read: " + damage.words()
                    : node + " is damaged: " + damage.file() + " at byte " + damage.offset() + ": "
                            + damage.words();
        }
        String sound = openResult instanceof Inspection.Recovered recovered ? holds(recovered) : "";
        return tail == null
                ? node + " is sound: " + sound
                : node + " has a torn tail: opening cuts " + tail.bytes() + " bytes from byte "
                        + tail.offset() + " on\nof " + tail.file() + " and keeps all before: "
                        + sound;
    }

    private static String holds(Inspection.Recovered recovered) {
        Recovery recovery = recovered.recovery();
        Snapshot snapshot = recovery.snapshot();
        int entries = recovery.entries().size();
        String last = entries > 0
                ? recovery.lastIndex() + "/"
                        + recovery.entries().get(entries - 1).term()
                : snapshot == null
                        ? "empty"
                        : snapshot.lastIncludedIndex() + "/" + snapshot.lastIncludedTerm();
        return "last batch " + recovered.lastBatch() + ", term "
                + recovery.hardState().term() + ", vote " + vote(recovery.hardState()) + ", log "
                + last
                + (snapshot == null
                        ? ""
                        : ", snapshot " + snapshot.lastIncludedIndex() + "/"
                                + snapshot.lastIncludedTerm());
    }
}
