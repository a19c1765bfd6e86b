package raftarium.storage;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Entry;
import raftarium.raft.HardState;

import java.util.ArrayList;
import java.util.List;

/**
 * The state that the batches of a log lead to, one after the other.
 */
final class LogReplay {
    private HardState hardState = HardState.INITIAL;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Checkpoint checkpoint;

    /** The entries follow this index. */
    private long lastIncludedIndex;

    private long batches;

    HardState hardState() {
        return hardState;
    }

    /** The entries so far; {@link #apply} changes the list. */
    List<Entry> entries() {
        return entries;
    }

    /** What the log begins with; null if it begins with its first entry. */
    @Nullable
    Checkpoint checkpoint() {
        return checkpoint;
    }

    long batches() {
        return batches;
    }

    /** Takes over the records of a batch. */
    void apply(RecordReader records) {
        boolean isFirst = batches == 0;
        while (records.hasNext()) {
            RecordReader.Framed record = records.next();
            LogRecord content = record.content();
            if (content instanceof LogRecord.Stated stated) {
                hardState = stated.hardState();
            } else if (content instanceof LogRecord.Appended appended) {
                append(record, appended.entry());
            } else if (content instanceof Checkpoint found) {
                begin(record, found, isFirst);
            }
            isFirst = false;
        }
        batches++;
    }

    private void begin(RecordReader.Framed record, Checkpoint found, boolean isFirst) {
        if (!isFirst) {
            throw record.corrupt("a hard state or an entry", "a checkpoint");
        }
        checkpoint = found;
        lastIncludedIndex = found.lastIncludedIndex();
    }

    private void append(RecordReader.Framed record, Entry entry) {
        long index = entry.index();
        long next = lastIncludedIndex + entries.size() + 1;
        if (index <= lastIncludedIndex || index > next) {
            throw record.corrupt(
                    "an entry of index " + (lastIncludedIndex + 1) + " to " + next,
                    "index " + index);
        }
        entries.subList((int) (index - lastIncludedIndex - 1), entries.size()).clear();
        entries.add(entry);
    }
}
