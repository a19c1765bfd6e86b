package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What a configuration may hold, to the last value that it may. */
class RaftConfigTest {
    private static RaftConfig of(
            long min, long max, long heartbeat, int entries, int bytes, int inFlight, int drift) {
        return new RaftConfig(
                min, max, heartbeat, entries, bytes, inFlight, Rules.PAPER, false, drift);
    }

    private static void refused(Runnable config, String message) {
        assertThatIllegalArgumentException().isThrownBy(config::run).withMessage(message);
    }

    @Test
    void theLowestAndHighestValuesAreAllowed() {
        RaftConfig lowest = of(2, 2, 1, 1, 1, 1, 0);
        assertThat(lowest.withMaxDriftPpm(999_999).maxDriftPpm()).isEqualTo(999_999);
    }

    @Test
    void whatLiesBeyondIsRefused() {
        refused(() -> of(2, 2, 0, 1, 1, 1, 0), "heartbeat must be at least 1 ns: 0");
        refused(
                () -> of(5, 9, 5, 1, 1, 1, 0),
                "the election timeout must be longer than the heartbeat: 5 ns, 5 ns");
        refused(
                () -> of(5, 4, 1, 1, 1, 1, 0),
                "the longest election timeout is below the shortest: 4 ns");
        refused(() -> of(2, 2, 1, 0, 1, 1, 0), "a message carries at least 1 entry");
        refused(() -> of(2, 2, 1, 1, 0, 1, 0), "a message carries at least 1 byte");
        refused(() -> of(2, 2, 1, 1, 1, 0, 0), "at least 1 message may be in flight");
        refused(() -> of(2, 2, 1, 1, 1, 1, -1), "clocks drift by 0 to 999999 ppm: -1");
        refused(() -> of(2, 2, 1, 1, 1, 1, 1_000_000), "clocks drift by 0 to 999999 ppm: 1000000");
    }

    @Test
    void whatIsChangedIsThatAlone() {
        RaftConfig config = RaftConfig.DEFAULT;
        RaftConfig times = config.withTimes(3, 4, 2);
        assertThat(times).isEqualTo(of(3, 4, 2, 256, 256 << 10, 16, 100_000));
        assertThat(times.withTimes(150_000_000, 300_000_000, 50_000_000)).isEqualTo(config);
        assertThat(config.withEvents(true).withEvents(false)).isEqualTo(config);
        assertThat(config.withEvents(true)).isNotEqualTo(config);
    }
}
