package raftarium.app.look;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Snapshot;
import raftarium.sim.SnapshotState;
import raftarium.storage.Checkpoint;
import raftarium.storage.Finding;
import raftarium.storage.Inspection;
import raftarium.storage.LogRecord;
import raftarium.storage.Recovery;
import raftarium.storage.RecoveryReport;
import raftarium.trace.words.EntryWords;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What is on a node's disk, as fields: an object each, in the order of the disk. All have {@code
 * type} and {@code node}, all but the summary {@code file}; {@code offset} and whatever ends in
 * {@code bytes} is in bytes, a checksum is a CRC32C in eight hexadecimal digits.
 *
 * <pre>
 * file      kind (segment, snapshot, half-made, misnamed, foreign), bytes, obsolete
 * segment   its header: format, first_batch, bytes
 * batch     offset, batch, bytes, payload_bytes, checksum, synced (null if nobody can tell),
 *           sound, and what was expected and found if it isn't
 * record    offset, bytes, checksum, and, as record says:
 *             hard-state  term, vote
 *             entry       index, term, kind (no-op, command, configuration), data_bytes, text
 *             checkpoint  index, term, snapshot_bytes, snapshot_checksum
 * snapshot  format, checksum, index, term, configuration, data_bytes, sessions, keys,
 *           values (of the first 20 keys), trouble (why the state can't be read, or null)
 * free      offset, bytes: zeros
 * no-batch  offset, bytes: no sound batch header where there should be one
 * damage    offset, expected, found
 * summary   verdict (sound, torn, refused: what opening says), last_batch, term, vote, last,
 *           last_term, snapshot, snapshot_term; torn: file, offset, bytes of what would be cut;
 *           refused: file, offset, expected, found, message in the place of all these
 * </pre>
 */
public final class DiskFields implements Finding.Reader {
    private static final int KEYS = 20;

    /** Whether batches are synced. */
    interface Synced {
        /** Null if nobody can tell. */
        @Nullable
        Boolean of(Finding.Batch batch);
    }

    private final String node;
    private final Synced synced;
    private final Consumer<JsonObject> objects;

    /**
     * Of a disk of which nobody can tell what is synced.
     *
     * @param node the node's name
     * @param objects takes the objects
     */
    public DiskFields(String node, Consumer<JsonObject> objects) {
        this(node, unknown -> null, objects);
    }

    DiskFields(String node, Synced synced, Consumer<JsonObject> objects) {
        this.node = node;
        this.synced = synced;
        this.objects = objects;
    }

    static String hex(int checksum) {
        return String.format(Locale.ROOT, "%08x", checksum);
    }

    private JsonObject begun(String type, Finding finding) {
        JsonObject fields = begun(type, node);
        fields.addProperty("file", finding.file());
        return fields;
    }

    private static JsonObject begun(String type, String node) {
        JsonObject fields = new JsonObject();
        fields.addProperty("type", type);
        fields.addProperty("node", node);
        return fields;
    }

    private JsonObject placed(String type, Finding finding) {
        JsonObject fields = begun(type, finding);
        fields.addProperty("offset", finding.offset());
        return fields;
    }

    @Override
    public void file(Finding.StoredFile file) {
        JsonObject fields = begun("file", file);
        fields.addProperty("kind", JsonLine.key(file.kind()));
        fields.addProperty("bytes", file.bytes());
        fields.addProperty("obsolete", file.obsolete());
        objects.accept(fields);
    }

    @Override
    public void segment(Finding.SegmentStart segment) {
        JsonObject fields = begun("segment", segment);
        fields.addProperty("format", segment.formatVersion());
        fields.addProperty("first_batch", segment.firstBatch());
        fields.addProperty("bytes", segment.bytes());
        objects.accept(fields);
    }

    @Override
    public void batch(Finding.Batch batch) {
        JsonObject fields = placed("batch", batch);
        fields.addProperty("batch", batch.number());
        fields.addProperty("bytes", batch.bytes());
        fields.addProperty("payload_bytes", batch.payloadBytes());
        fields.addProperty("checksum", hex(batch.checksum()));
        fields.addProperty("synced", synced.of(batch));
        Finding.Damage damage = batch.damage();
        fields.addProperty("sound", damage == null);
        if (damage != null) {
            addDamage(fields, damage);
        }
        objects.accept(fields);
    }

    @Override
    public void record(Finding.BatchRecord found) {
        JsonObject fields = placed("record", found);
        fields.addProperty("bytes", found.bytes());
        fields.addProperty("checksum", hex(found.checksum()));
        LogRecord content = found.content();
        if (content instanceof LogRecord.Stated stated) {
            fields.addProperty("record", "hard-state");
            addState(fields, stated.hardState());
        } else if (content instanceof LogRecord.Appended appended) {
            Entry entry = appended.entry();
            fields.addProperty("record", "entry");
            fields.addProperty("index", entry.index());
            fields.addProperty("term", entry.term());
            fields.addProperty("kind", JsonLine.key(entry.kind()));
            fields.addProperty("data_bytes", entry.data().length());
            fields.addProperty("text", EntryWords.of(entry));
        } else if (content instanceof Checkpoint checkpoint) {
            fields.addProperty("record", "checkpoint");
            fields.addProperty("index", checkpoint.lastIncludedIndex());
            fields.addProperty("term", checkpoint.lastIncludedTerm());
            fields.addProperty("snapshot_bytes", checkpoint.fileBytes());
            fields.addProperty("snapshot_checksum", hex(checkpoint.contentChecksum()));
        }
        objects.accept(fields);
    }

    private static void addState(JsonObject fields, HardState state) {
        fields.addProperty("term", state.term());
        fields.addProperty("vote", state.vote() == HardState.NO_VOTE ? null : "n" + state.vote());
    }

    @Override
    public void snapshot(Finding.StoredSnapshot stored) {
        Snapshot snapshot = stored.snapshot();
        SnapshotState state = SnapshotState.of(snapshot);
        JsonObject fields = begun("snapshot", stored);
        fields.addProperty("format", stored.formatVersion());
        fields.addProperty("checksum", hex(stored.checksum()));
        fields.addProperty("index", snapshot.lastIncludedIndex());
        fields.addProperty("term", snapshot.lastIncludedTerm());
        fields.add("configuration", Fields.configuration(snapshot.membership()));
        fields.addProperty("data_bytes", snapshot.data().length());
        fields.addProperty("sessions", state.sessions());
        fields.addProperty("keys", state.values().size());
        JsonObject values = new JsonObject();
        state.values().entrySet().stream()
                .limit(KEYS)
                .forEach(pair -> values.addProperty(pair.getKey(), pair.getValue()));
        fields.add("values", values);
        fields.addProperty("trouble", state.trouble().isEmpty() ? null : state.trouble());
        objects.accept(fields);
    }

    @Override
    public void free(Finding.Free free) {
        JsonObject fields = placed("free", free);
        fields.addProperty("bytes", free.bytes());
        objects.accept(fields);
    }

    @Override
    public void noBatch(Finding.NoBatch noBatch) {
        JsonObject fields = placed("no-batch", noBatch);
        fields.addProperty("bytes", noBatch.bytes());
        objects.accept(fields);
    }

    @Override
    public void damage(Finding.Damage damage) {
        JsonObject fields = placed("damage", damage);
        addDamage(fields, damage);
        objects.accept(fields);
    }

    private static void addDamage(JsonObject fields, Finding.Damage damage) {
        fields.addProperty("expected", damage.expected());
        fields.addProperty("found", damage.found());
    }

    /** The whole: what opening the disk comes to. */
    public void summary(Inspection.OpenResult openResult) {
        JsonObject fields = begun("summary", node);
        RecoveryReport.TornTail tail = openResult.tornTail();
        Finding.Damage damage = openResult.damage();
        fields.addProperty("verdict", damage != null ? "refused" : tail != null ? "torn" : "sound");
        if (openResult instanceof Inspection.Recovered recovered) {
            addRecovered(fields, recovered);
        }
        if (tail != null) {
            fields.addProperty("file", tail.file());
            fields.addProperty("offset", tail.offset());
            fields.addProperty("bytes", tail.bytes());
        }
        if (openResult instanceof Inspection.Refused refused) {
            fields.addProperty("file", refused.damage().file());
            fields.addProperty("offset", refused.damage().offset());
            addDamage(fields, refused.damage());
            fields.addProperty("message", refused.reason().getMessage());
        }
        objects.accept(fields);
    }

    private static void addRecovered(JsonObject fields, Inspection.Recovered recovered) {
        Recovery recovery = recovered.recovery();
        Snapshot snapshot = recovery.snapshot();
        List<Entry> entries = recovery.entries();
        long snapshotIndex = snapshot == null ? 0 : snapshot.lastIncludedIndex();
        long snapshotTerm = snapshot == null ? 0 : snapshot.lastIncludedTerm();
        fields.addProperty("last_batch", recovered.lastBatch());
        addState(fields, recovery.hardState());
        fields.addProperty("last", recovery.lastIndex());
        fields.addProperty(
                "last_term",
                entries.isEmpty()
                        ? snapshotTerm
                        : entries.get(entries.size() - 1).term());
        fields.addProperty("snapshot", snapshotIndex);
        fields.addProperty("snapshot_term", snapshotTerm);
    }

    /** A list of such objects. */
    static JsonArray list(List<JsonObject> objects) {
        JsonArray list = new JsonArray();
        objects.forEach(list::add);
        return list;
    }
}
