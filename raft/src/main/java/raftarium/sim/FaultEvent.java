package raftarium.sim;

/** Somebody changed the network or the rules. */
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
}
