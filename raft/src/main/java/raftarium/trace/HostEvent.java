package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.machine.MachineType;
import raftarium.machine.StateMark;
import raftarium.raft.Entry;
import raftarium.raft.HardState;
import raftarium.raft.Membership;

import java.util.List;

/** Something that happened to a node as a process, or in its state machine. */
public sealed interface HostEvent extends Event {
    /**
     * It runs, from what was on its disk.
     *
     * @param run how often it has started, from 1
     * @param snapshotIndex what its snapshot stands for; 0 without one
     * @param membership the configuration that it uses: the latest in snapshot and log, or that of
     *     the beginning
     * @param log the entries that follow the snapshot
     * @param tornBytes how many bytes of a torn write were cut off
     */
    record Started(
            long atNanos,
            int node,
            int run,
            HardState state,
            long snapshotIndex,
            long snapshotTerm,
            Membership membership,
            List<Entry> log,
            long tornBytes)
            implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_STARTED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.started(this);
        }
    }

    /** It is new: a machine with an empty disk. */
    record Added(long atNanos, int node) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_ADDED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.added(this);
        }
    }

    /**
     * Its machine's state takes the place of its log up to an index.
     *
     * @param bytes the state's size
     * @param hash of the state: equal states have equal ones
     */
    record SnapshotTaken(long atNanos, int node, long index, long term, int bytes, int hash)
            implements HostEvent {
        @Override
        public EventType type() {
            return EventType.SNAPSHOT_TAKEN;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.snapshotTaken(this);
        }
    }

    /** It lost power. */
    record Crashed(long atNanos, int node, boolean torn) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_CRASHED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.crashed(this);
        }
    }

    /** It can't go on. */
    record Failed(long atNanos, int node, String reason) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_FAILED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.failed(this);
        }
    }

    /** Its process stands still; what comes for it waits. */
    record Paused(long atNanos, int node) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_PAUSED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.paused(this);
        }
    }

    /** It goes on. */
    record Resumed(long atNanos, int node) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_RESUMED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.resumed(this);
        }
    }

    /** Its election timer was made to fire. */
    record TimeoutForced(long atNanos, int node) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.TIMEOUT_FORCED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.timeoutForced(this);
        }
    }

    /**
     * Its state machine applied a committed entry.
     *
     * @param expired whether it was refused, since the client's session had ended
     * @param machine which state machine that is
     * @param state what it holds now, where that was looked at; no part of the digest
     */
    record Applied(
            long atNanos,
            int node,
            Entry entry,
            @Nullable Bytes result,
            boolean expired,
            MachineType machine,
            @Nullable StateMark state)
            implements HostEvent {
        @Override
        public EventType type() {
            return EventType.APPLIED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.applied(this);
        }
    }
}
