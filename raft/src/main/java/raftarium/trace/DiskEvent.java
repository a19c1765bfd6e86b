package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.data.Digest;
import raftarium.raft.Entry;
import raftarium.raft.HardState;

import java.util.List;

/** Something that happened at a node's disk. */
public sealed interface DiskEvent extends Event {
    /**
     * A batch was handed to the disk; until it is synced a crash may lose it.
     *
     * @param snapshotIndex of the snapshot that it writes in place of the log; 0 for none
     */
    record Write(
            long atNanos,
            int node,
            int run,
            @Nullable HardState hardState,
            long snapshotIndex,
            List<Entry> entries,
            long dueNanos)
            implements DiskEvent {
        @Override
        public EventType type() {
            return EventType.DISK_WRITE;
        }

        @Override
        public String words() {
            StringBuilder words = new StringBuilder("n" + node + " writes");
            if (hardState != null) {
                words.append(" term ").append(hardState.term());
                words.append(hardState.vote() == 0 ? "" : ", vote n" + hardState.vote());
            }
            if (snapshotIndex > 0) {
                words.append(hardState == null ? " " : ", ");
                words.append("its snapshot to ").append(snapshotIndex);
            }
            if (!entries.isEmpty()) {
                long first = entries.get(0).index();
                long last = first + entries.size() - 1;
                words.append(hardState == null && snapshotIndex == 0 ? " " : ", ");
                words.append(first == last ? "entry " + first : "entries " + first + ".." + last);
            }
            return words.toString();
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
            digest.add(hardState == null ? -1 : hardState.term());
            digest.add(hardState == null ? -1 : hardState.vote());
            if (snapshotIndex > 0) {
                digest.add(snapshotIndex);
            }
            digest.add(entries.isEmpty() ? 0 : entries.get(0).index());
            digest.add(entries.size());
            digest.add(dueNanos);
        }
    }

    /** All that was written before is durable. */
    record Synced(long atNanos, int node, long durableIndex) implements DiskEvent {
        @Override
        public EventType type() {
            return EventType.DISK_SYNCED;
        }

        @Override
        public String words() {
            return "n" + node + "'s disk is in sync, log to " + durableIndex;
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
            digest.add(durableIndex);
        }
    }
}
