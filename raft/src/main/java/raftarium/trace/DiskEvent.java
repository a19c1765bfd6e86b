package raftarium.trace;

import org.jspecify.annotations.Nullable;

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
        public <R> R read(Reader<R> reader) {
            return reader.write(this);
        }
    }

    /** All that was written before is durable. */
    record Synced(long atNanos, int node, long durableIndex) implements DiskEvent {
        @Override
        public EventType type() {
            return EventType.DISK_SYNCED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.synced(this);
        }
    }
}
