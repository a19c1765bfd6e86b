package raftarium.trace;

import raftarium.data.Digest;
import raftarium.data.Durations;

import java.math.BigDecimal;

/** Somebody changed the network, a clock, a disk or the rules. */
public sealed interface FaultEvent extends Event {
    @Override
    default int node() {
        return 0;
    }

    /** The network is different from now on; {@code text} says how, in the words of the command. */
    record NetworkChanged(long atNanos, String text) implements FaultEvent {
        @Override
        public EventType type() {
            return EventType.NETWORK_CHANGED;
        }

        @Override
        public String words() {
            return text;
        }

        @Override
        public void mix(Digest digest) {
            digest.add(text);
        }
    }

    /** A rule was turned on or off. */
    record RuleChanged(long atNanos, String rule, boolean on) implements FaultEvent {
        @Override
        public EventType type() {
            return EventType.RULE_CHANGED;
        }

        @Override
        public String words() {
            return "rule " + rule + (on ? " is on" : " is off: modified Raft");
        }

        @Override
        public void mix(Digest digest) {
            digest.add(rule);
            digest.add(on);
        }
    }

    /** A node's clock runs fast or slow from now on, by so many millionths. */
    record ClockDrifts(long atNanos, int node, int ppm) implements FaultEvent {
        @Override
        public EventType type() {
            return EventType.CLOCK_CHANGED;
        }

        @Override
        public String words() {
            String percent =
                    BigDecimal.valueOf(Math.abs(ppm), 4).stripTrailingZeros().toPlainString();
            return "n" + node + "'s clock runs "
                    + (ppm == 0 ? "true" : percent + "% too " + (ppm > 0 ? "fast" : "slow"));
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
            digest.add(ppm);
        }
    }

    /** A node's clock was moved. */
    record ClockJumped(long atNanos, int node, long byNanos) implements FaultEvent {
        @Override
        public EventType type() {
            return EventType.CLOCK_CHANGED;
        }

        @Override
        public String words() {
            long by = Math.abs(byNanos);
            boolean isShort = by < 1_000_000_000;
            return "n" + node + "'s clock jumps "
                    + (isShort ? millis(by) + " ms" : Durations.words(by)) + " "
                    + (byNanos < 0 ? "back" : "ahead");
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
            digest.add("jump");
            digest.add(byNanos);
        }
    }

    /** A node's disk is different from now on; {@code text} says how. */
    record DiskChanged(long atNanos, int node, String text) implements FaultEvent {
        @Override
        public EventType type() {
            return EventType.DISK_CHANGED;
        }

        @Override
        public String words() {
            return "n" + node + "'s disk is " + text;
        }

        @Override
        public void mix(Digest digest) {
            digest.add(node);
            digest.add(text);
        }
    }

    /** A time in milliseconds, as it is shown. */
    static String millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString();
    }
}
