package raftarium.app.export.diagram;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import raftarium.machine.MachineType;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent.Appended;
import raftarium.raft.NodeEvent.Committed;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.raft.NodeEvent.Truncated;
import raftarium.trace.Decision;
import raftarium.trace.Event;
import raftarium.trace.HostEvent;
import raftarium.trace.PartialReader;
import raftarium.trace.words.EntryWords;
import raftarium.words.Shown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what was in each log when, for a page: a change says up to where the log stays, what is
 * committed, and how many entries follow, by their numbers. It is bounded; then it ends.
 */
final class PageLogs extends PartialReader<Boolean> {
    private static final int MOST_CHANGES = 30_000;
    private static final int MOST_ENTRIES = 12_000;
    private static final int MOST_LETTERS = 24;

    /** An entry that the page knows. */
    private record Numbered(Entry entry, int number) {}

    /** The log of a node. */
    private static final class Log {
        private final Steps steps = new Steps();
        private long last;
        private long commit;
        private int lastEntry;
        private long pendingAt = -1;
        private long keep;
        private final List<Integer> added = new ArrayList<>();
    }

    private final MachineType machine;
    private final List<Log> logs = new ArrayList<>();
    /** The entries that there were at each index. */
    private final Map<Long, List<Numbered>> numbers = new HashMap<>();

    private int counted;
    private final JsonArray entries = new JsonArray();
    private int changes;
    private long untilNanos = Long.MAX_VALUE;

    PageLogs(MachineType machine) {
        this.machine = machine;
    }

    void happened(Event event) {
        if (untilNanos == Long.MAX_VALUE) {
            event.read(this);
            if (changes > MOST_CHANGES || counted > MOST_ENTRIES) {
                untilNanos = event.atNanos();
            }
        }
    }

    @Override
    protected Boolean other(Event event) {
        return false;
    }

    private Log log(int node, long atNanos) {
        while (logs.size() < node) {
            logs.add(new Log());
        }
        Log log = logs.get(node - 1);
        if (log.pendingAt != atNanos) {
            flush(log);
            log.pendingAt = atNanos;
            log.keep = log.last;
        }
        return log;
    }

    /** What has changed at one moment is one change. */
    private void flush(Log log) {
        if (log.pendingAt < 0) {
            return;
        }
        log.steps.at(log.pendingAt).add(log.keep, log.commit, log.added.size());
        for (int entry : log.added) {
            log.steps.add(entry - log.lastEntry);
            log.lastEntry = entry;
        }
        log.added.clear();
        log.pendingAt = -1;
        changes++;
    }

    private void cut(Log log, long keep) {
        for (long gone = log.last; gone > keep && !log.added.isEmpty(); gone--) {
            log.added.remove(log.added.size() - 1);
        }
        log.keep = Math.min(log.keep, keep);
        log.last = keep;
    }

    private void append(Log log, List<Entry> all) {
        for (Entry entry : all) {
            if (entry.index() <= log.last) {
                cut(log, entry.index() - 1);
            }
            log.added.add(number(entry));
            log.last = entry.index();
        }
    }

    /** The number of an entry, the same one wherever it is. */
    private int number(Entry entry) {
        List<Numbered> known = numbers.computeIfAbsent(entry.index(), key -> new ArrayList<>(1));
        for (Numbered one : known) {
            if (one.entry().equals(entry)) {
                return one.number();
            }
        }
        Numbered made = new Numbered(entry, counted++);
        known.add(made);
        entries.add(entry.index());
        entries.add(entry.term());
        entries.add(text(entry));
        return made.number();
    }

    private String text(Entry entry) {
        String text = Shown.line(EntryWords.of(entry, machine));
        if (text.startsWith("put ") && text.indexOf(' ', 4) > 0) {
            int space = text.indexOf(' ', 4);
            text = text.substring(4, space) + "=" + text.substring(space + 1);
        }
        return text.codePointCount(0, text.length()) <= MOST_LETTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_LETTERS - 1)) + "\u2026";
    }

    @Override
    public Boolean started(HostEvent.Started event) {
        Log log = log(event.node(), event.atNanos());
        cut(
                log,
                event.log().isEmpty()
                        ? event.snapshotIndex()
                        : event.log().get(0).index() - 1);
        log.keep = Math.min(log.keep, event.snapshotIndex());
        log.last = Math.max(log.last, event.snapshotIndex());
        append(log, event.log());
        log.commit = event.snapshotIndex();
        return true;
    }

    @Override
    public Boolean appended(Decision decision, Appended event) {
        append(log(decision.node(), decision.atNanos()), event.entries());
        return true;
    }

    @Override
    public Boolean truncated(Decision decision, Truncated event) {
        cut(log(decision.node(), decision.atNanos()), event.fromIndex() - 1);
        return true;
    }

    @Override
    public Boolean committed(Decision decision, Committed event) {
        Log log = log(decision.node(), decision.atNanos());
        log.commit = Math.max(log.commit, event.index());
        return true;
    }

    @Override
    public Boolean snapshotInstalled(Decision decision, SnapshotInstalled event) {
        Log log = log(decision.node(), decision.atNanos());
        if (log.last < event.index()) {
            cut(log, 0);
            log.last = event.index();
        }
        log.commit = Math.max(log.commit, event.index());
        return true;
    }

    /** Puts all of it where a page finds it. */
    void write(JsonObject page) {
        JsonArray all = new JsonArray();
        for (Log log : logs) {
            flush(log);
            all.add(log.steps.json());
        }
        page.add("logs", all);
        page.add("entries", entries);
        if (untilNanos < Long.MAX_VALUE) {
            page.addProperty("logsUntil", untilNanos / 1_000);
        }
    }
}
