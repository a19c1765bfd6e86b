package raftarium.raft;

/**
 * How a node behaves. Times are in nanoseconds of whatever clock drives it.
 *
 * @param electionMinNanos the shortest election timeout, more than the heartbeat
 * @param electionMaxNanos the longest, at least the shortest
 * @param heartbeatNanos how often a leader is heard of, at least 1
 * @param maxEntriesPerMessage how many entries one AppendEntries carries at most, 1 or more
 * @param maxBytesPerMessage how many bytes of data it carries at most; one entry always fits
 * @param maxInFlight how many AppendEntries with entries may be unanswered per follower, 1 or more
 * @param rules which rules are on
 * @param tellsEvents whether {@link Ready#events} says what was decided
 */
public record RaftConfig(
        long electionMinNanos,
        long electionMaxNanos,
        long heartbeatNanos,
        int maxEntriesPerMessage,
        int maxBytesPerMessage,
        int maxInFlight,
        Rules rules,
        boolean tellsEvents) {
    /** 150 to 300 ms, heartbeats of 50 ms; all rules on; nothing told. */
    public static final RaftConfig DEFAULT = new RaftConfig(
            150_000_000, 300_000_000, 50_000_000, 256, 256 << 10, 16, Rules.PAPER, false);

    public RaftConfig {
        require(heartbeatNanos >= 1, "heartbeat must be at least 1 ns: " + heartbeatNanos);
        require(
                electionMinNanos > heartbeatNanos,
                "the election timeout must be longer than the heartbeat: "
                        + electionMinNanos
                        + " ns, "
                        + heartbeatNanos
                        + " ns");
        require(
                electionMaxNanos >= electionMinNanos,
                "the longest election timeout is below the shortest: " + electionMaxNanos + " ns");
        require(maxEntriesPerMessage >= 1, "a message carries at least 1 entry");
        require(maxBytesPerMessage >= 1, "a message carries at least 1 byte");
        require(maxInFlight >= 1, "at least 1 message may be in flight");
    }

    /** The same with other times. */
    public RaftConfig withTimes(long electionMin, long electionMax, long heartbeat) {
        return new RaftConfig(
                electionMin,
                electionMax,
                heartbeat,
                maxEntriesPerMessage,
                maxBytesPerMessage,
                maxInFlight,
                rules,
                tellsEvents);
    }

    /** The same with other rules. */
    public RaftConfig withRules(Rules other) {
        return new RaftConfig(
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                maxEntriesPerMessage,
                maxBytesPerMessage,
                maxInFlight,
                other,
                tellsEvents);
    }

    /** The same, telling events or not. */
    public RaftConfig withEvents(boolean tells) {
        return new RaftConfig(
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                maxEntriesPerMessage,
                maxBytesPerMessage,
                maxInFlight,
                rules,
                tells);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
