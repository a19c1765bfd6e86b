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
 * @param maxDriftPpm how much faster or slower than true time any node's clock may run, in
 *     millionths, 0 to 999999: reads by lease rely on it (dissertation 6.4.1)
 */
public record RaftConfig(
        long electionMinNanos,
        long electionMaxNanos,
        long heartbeatNanos,
        int maxEntriesPerMessage,
        int maxBytesPerMessage,
        int maxInFlight,
        Rules rules,
        boolean tellsEvents,
        int maxDriftPpm) {
    /** 150 to 300 ms, heartbeats of 50 ms; all rules on; nothing told; clocks 10% off at most. */
    public static final RaftConfig DEFAULT = new RaftConfig(
            150_000_000, 300_000_000, 50_000_000, 256, 256 << 10, 16, Rules.PAPER, false, 100_000);

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
        require(
                maxDriftPpm >= 0 && maxDriftPpm < 1_000_000,
                "clocks drift by 0 to 999999 ppm: " + maxDriftPpm);
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
                tellsEvents,
                maxDriftPpm);
    }

    /** The same with messages of other sizes. */
    public RaftConfig withBatch(int entries, int bytes, int inFlight) {
        return new RaftConfig(
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                entries,
                bytes,
                inFlight,
                rules,
                tellsEvents,
                maxDriftPpm);
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
                tellsEvents,
                maxDriftPpm);
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
                tells,
                maxDriftPpm);
    }

    /** The same with clocks that are off by so many millionths at most. */
    public RaftConfig withMaxDriftPpm(int ppm) {
        return new RaftConfig(
                electionMinNanos,
                electionMaxNanos,
                heartbeatNanos,
                maxEntriesPerMessage,
                maxBytesPerMessage,
                maxInFlight,
                rules,
                tellsEvents,
                ppm);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
