package raftarium.trace;

import org.jspecify.annotations.Nullable;

import raftarium.data.Bytes;
import raftarium.data.Digest;
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
        public String words() {
            String how = "n" + node + (run == 1 ? " starts" : " starts again");
            return state.term() == 0 && log.isEmpty() && snapshotIndex == 0
                    ? how + ", its disk empty"
                    : how
                            + ": term "
                            + state.term()
                            + ", "
                            + (snapshotIndex == 0 ? "" : "a snapshot to " + snapshotIndex + ", ")
                            + log.size()
                            + (log.size() == 1 ? " entry" : " entries")
                            + " on disk"
                            + (tornBytes > 0
                                    ? ", " + tornBytes + " bytes of a torn write cut"
                                    : "");
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
            digest.add(run);
            digest.add(state.term());
            digest.add(state.vote());
            if (snapshotIndex > 0) {
                digest.add(snapshotIndex);
                digest.add(snapshotTerm);
            }
            MessageWords.mix(log, digest);
            digest.add(tornBytes);
        }
    }

    /** It is new: a machine with an empty disk. */
    record Added(long atNanos, int node) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_ADDED;
        }

        @Override
        public String words() {
            return "n" + node + " is new";
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
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
        public String words() {
            return "n" + node + " takes a snapshot to " + index + "/" + term + ", " + bytes
                    + " bytes, and drops its log to there (7)";
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
            digest.add(index);
            digest.add(term);
            digest.add(bytes);
            digest.add(hash);
        }
    }

    /** It lost power. */
    record Crashed(long atNanos, int node, boolean torn) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_CRASHED;
        }

        @Override
        public String words() {
            return "n" + node + " crashes" + (torn ? ", in the middle of a write" : "");
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
            digest.add(torn);
        }
    }

    /** It can't go on. */
    record Failed(long atNanos, int node, String reason) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_FAILED;
        }

        @Override
        public String words() {
            return "n" + node + " fails: " + reason;
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
        }
    }

    /** Its process stands still; what comes for it waits. */
    record Paused(long atNanos, int node) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_PAUSED;
        }

        @Override
        public String words() {
            return "n" + node + " is paused";
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
        }
    }

    /** It goes on. */
    record Resumed(long atNanos, int node) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_RESUMED;
        }

        @Override
        public String words() {
            return "n" + node + " goes on";
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
        }
    }

    /** Its election timer was made to fire. */
    record TimeoutForced(long atNanos, int node) implements HostEvent {
        @Override
        public EventType type() {
            return EventType.TIMEOUT_FORCED;
        }

        @Override
        public String words() {
            return "n" + node + "'s election timer is made to fire";
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
        }
    }

    /**
     * Its state machine applied a committed entry.
     *
     * @param state what it holds now, where that was looked at; no part of the digest
     */
    record Applied(
            long atNanos,
            int node,
            Entry entry,
            @Nullable Bytes result,
            String text,
            @Nullable StateMark state)
            implements HostEvent {
        /** The same, and nobody has looked at the state. */
        public Applied(long atNanos, int node, Entry entry, @Nullable Bytes result, String text) {
            this(atNanos, node, entry, result, text, null);
        }

        @Override
        public EventType type() {
            return EventType.APPLIED;
        }

        @Override
        public String words() {
            return "n" + node + " applies " + entry.index() + ": " + text;
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
            digest.add(entry.index());
            digest.add(entry.term());
            digest.add(entry.data());
            digest.add(result == null ? Bytes.EMPTY : result);
        }
    }
}
