package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.Rules;
import raftarium.sim.Chaos;

/**
 * Seeds by the hundred under random faults. {@code -Draftarium.chaos.seeds=5000} for more, {@code
 * -Draftarium.chaos.first=4711} for others.
 */
class ChaosTest {
    private static final long SECONDS = 20;

    @Test
    void noSeedBreaksAPropertyAndEveryClusterGetsWellAgain() {
        long first = Long.getLong("raftarium.chaos.first", 1);
        long seeds = Long.getLong("raftarium.chaos.seeds", 200);
        for (long seed = first; seed < first + seeds; seed++) {
            Chaos chaos = Chaos.ofSeed(seed, Rules.ALL);
            chaos.run(SECONDS);
            assertThat(chaos.simulation().violation()).as("seed %d", seed).isNull();
            chaos.mend();
            assertThat(chaos.ailments())
                    .as("seed %d, 10 s after the last fault", seed)
                    .isEmpty();
        }
    }

    @Test
    void noAmbushBreaksAPropertyAndEveryClusterGetsWellAgain() {
        long first = Long.getLong("raftarium.chaos.first", 1);
        long seeds = Long.getLong("raftarium.chaos.seeds", 200) / 10;
        for (long seed = first; seed < first + seeds; seed++) {
            Chaos chaos = Chaos.ofSeed(seed, Rules.ALL);
            chaos.ambush(20_000);
            assertThat(chaos.simulation().violation()).as("seed %d", seed).isNull();
            chaos.mend();
            assertThat(chaos.ailments())
                    .as("seed %d, 10 s after the last fault", seed)
                    .isEmpty();
        }
    }
}
