package raftarium.check.mit;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.NodeEvent.SnapshotInstalled;
import raftarium.trace.Event;
import raftarium.trace.HostEvent;
import raftarium.trace.Observer;
import raftarium.trace.Violation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What each node has applied, up to where, and that it is the same everywhere, in order and without
 * a gap. It remembers all of it: a scenario is short.
 */
final class AppliedCommands implements Observer {
    /**
     * What was applied at each index of the log, by the first node to do so; index 1 comes first.
     */
    private final List<Entry> entries = new ArrayList<>();

    /** The indexes of the log at which the application's commands stand, in order. */
    private final List<Long> commands = new ArrayList<>();

    /** What those commands are, to be asked for. */
    private final LinkedHashSet<Bytes> contents = new LinkedHashSet<>();

    /** By node: up to which index of the log it has applied; 0 while it is down. */
    private final long[] lastApplied;

    AppliedCommands(int nodes) {
        lastApplied = new long[nodes + 1];
    }

    private AppliedCommands(AppliedCommands other) {
        entries.addAll(other.entries);
        commands.addAll(other.commands);
        contents.addAll(other.contents);
        lastApplied = other.lastApplied.clone();
    }

    @Override
    public Observer copy() {
        return new AppliedCommands(this);
    }

    @Override
    public @Nullable Violation observe(Event event) {
        if (event instanceof HostEvent.Applied applied) {
            return applied(applied);
        } else if (event instanceof HostEvent.Started started) {
            return restored(event, started.snapshotIndex());
        } else if (event instanceof HostEvent.Crashed) {
            lastApplied[event.node()] = 0;
        }
        SnapshotInstalled installed = event.decided(SnapshotInstalled.class);
        return installed == null ? null : restored(event, installed.index());
    }

    private @Nullable Violation applied(HostEvent.Applied applied) {
        Entry entry = applied.entry();
        int node = applied.node();
        if (entry.index() != lastApplied[node] + 1) {
            return violation(
                    applied,
                    "applies index " + entry.index() + " after " + lastApplied[node]
                            + ": out of order");
        }
        lastApplied[node] = entry.index();
        if (entry.index() > entries.size()) {
            entries.add(entry);
            if (entry.kind() == Entry.Kind.COMMAND) {
                commands.add(entry.index());
                contents.add(entry.data());
            }
            return null;
        }
        Entry before = entry(entry.index());
        return before.kind() == entry.kind() && before.data().equals(entry.data())
                ? null
                : violation(
                        applied,
                        "applies another command at index " + entry.index() + " than others did");
    }

    /** A snapshot stands for what its maker applied. */
    private @Nullable Violation restored(Event event, long index) {
        lastApplied[event.node()] = index;
        return index <= entries.size()
                ? null
                : violation(event, "has a snapshot to " + index + ", which nobody has applied");
    }

    private static Violation violation(Event event, String what) {
        return new Violation(
                "same-commands-in-order", event.atNanos(), 0, "n" + event.node() + " " + what);
    }

    private Entry entry(long logIndex) {
        return entries.get((int) logIndex - 1);
    }

    /** How many of the application's commands were applied, by any node. */
    long commands() {
        return commands.size();
    }

    /** How many running nodes have applied the application's command of that index. */
    int nodesWith(long index) {
        return index > commands.size() ? 0 : nodesUpTo(commands.get((int) index - 1));
    }

    /** How many running nodes have applied that command at that index of the log. */
    int nodesWith(long logIndex, Bytes command) {
        return holdsAt(logIndex, command) ? nodesUpTo(logIndex) : 0;
    }

    /** Whether that command was applied at that index of the log, by any node. */
    boolean holdsAt(long logIndex, Bytes command) {
        return logIndex >= 1
                && logIndex <= entries.size()
                && entry(logIndex).data().equals(command);
    }

    private int nodesUpTo(long logIndex) {
        int count = 0;
        for (long last : lastApplied) {
            count += last >= logIndex ? 1 : 0;
        }
        return count;
    }

    /** The index, among the application's commands, of what stands there in the log. */
    long indexOf(long logIndex) {
        return countUpTo(Math.min(logIndex, entries.size()));
    }

    private long countUpTo(long logIndex) {
        int low = 0;
        int high = commands.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (commands.get(middle) <= logIndex) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The highest index of the log that any node has applied. */
    long lastIndex() {
        return entries.size();
    }

    /** Whether that command was applied, at any index. */
    boolean holds(Bytes command) {
        return contents.contains(command);
    }
}
