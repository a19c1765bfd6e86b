package raftarium.sim;

import org.jspecify.annotations.Nullable;

import raftarium.raft.Bytes;
import raftarium.raft.Entry;
import raftarium.raft.HardState;

import java.util.List;

/** Something that happened to a node as a process, or in its state machine. */
public sealed interface HostEvent extends Event {
    /**
     * It runs, from what was on its disk.
     *
     * @param run how often it has started, from 1
     * @param tornBytes how many bytes of a torn write were cut off
     */
    record Started(
            long atNanos, int node, int run, HardState state, List<Entry> log, long tornBytes)
            implements HostEvent {
        @Override
        public EventType type() {
            return EventType.NODE_STARTED;
        }

        @Override
        public String words() {
            String how = "n" + node + (run == 1 ? " starts" : " starts again");
            return state.term() == 0 && log.isEmpty()
                    ? how + ", its disk empty"
                    : how
                            + ": term "
                            + state.term()
                            + ", "
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
            MessageWords.mix(log, digest);
            digest.add(tornBytes);
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

    /** Its state machine applied a committed entry. */
    record Applied(
            long atNanos, int node, Entry entry, @Nullable Bytes result, String text)
            implements HostEvent {
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
