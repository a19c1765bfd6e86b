package raftarium.trace;

import java.math.BigDecimal;
import java.util.List;

/** Somebody changed the network, a clock, a disk or the rules. */
public sealed interface FaultEvent extends Event {
    @Override
    default int node() {
        return 0;
    }

    /**
     * The network is different from now on.
     *
     * @param text how, in the words of the command
     * @param sides who is with whom now: one set if nobody is apart
     * @param cuts the links that are cut one by one, each way by itself
     */
    record NetworkChanged(long atNanos, String text, List<List<Integer>> sides, List<Cut> cuts)
            implements FaultEvent {
        /** Copies both lists. */
        public NetworkChanged {
            sides = List.copyOf(sides);
            cuts = List.copyOf(cuts);
        }

        @Override
        public EventType type() {
            return EventType.NETWORK_CHANGED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.networkChanged(this);
        }
    }

    /** A rule was turned on or off. */
    record RuleChanged(long atNanos, String rule, boolean on) implements FaultEvent {
        @Override
        public EventType type() {
            return EventType.RULE_CHANGED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.ruleChanged(this);
        }
    }

    /** A node's clock runs fast or slow from now on, by so many millionths. */
    record ClockDrifts(long atNanos, int node, int ppm) implements FaultEvent {
        @Override
        public EventType type() {
            return EventType.CLOCK_CHANGED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.clockDrifts(this);
        }
    }

    /** A node's clock was moved. */
    record ClockJumped(long atNanos, int node, long byNanos) implements FaultEvent {
        @Override
        public EventType type() {
            return EventType.CLOCK_CHANGED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.clockJumped(this);
        }
    }

    /** A node's disk is different from now on; {@code text} says how. */
    record DiskChanged(long atNanos, int node, String text) implements FaultEvent {
        @Override
        public EventType type() {
            return EventType.DISK_CHANGED;
        }

        @Override
        public <R> R read(Reader<R> reader) {
            return reader.diskChanged(this);
        }
    }

    /** A time in milliseconds, as it is shown. */
    static String millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString();
    }
}
