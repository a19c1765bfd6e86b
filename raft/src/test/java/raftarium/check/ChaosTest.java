package raftarium.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.raft.Rule;
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
        long seeds = Long.getLong("raftarium.chaos.seeds", 10);
        for (long seed = first; seed < first + seeds; seed++) {
            Chaos chaos = Chaos.ofSeed(seed, rules(seed));
            chaos.run(SECONDS);
            assertThat(chaos.simulation().violation()).as("seed %d", seed).isNull();
            chaos.mend();
            assertThat(chaos.problems())
                    .as("seed %d, 10 s after the last fault", seed)
                    .isEmpty();
        }
    }

    /** Every other seed with what the dissertation adds. */
    private static Rules rules(long seed) {
        boolean on = seed % 2 == 0;
        return Rules.PAPER.with(Rule.PRE_VOTE, on).with(Rule.CHECK_QUORUM, on);
    }

    @Test
    void noAmbushBreaksAPropertyAndEveryClusterGetsWellAgain() {
        long first = Long.getLong("raftarium.chaos.first", 1);
        long seeds = Long.getLong("raftarium.chaos.seeds", 10) / 10;
        for (long seed = first; seed < first + seeds; seed++) {
            Chaos chaos = Chaos.ofSeed(seed, Rules.PAPER);
            chaos.ambush(20_000);
            assertThat(chaos.simulation().violation()).as("seed %d", seed).isNull();
            chaos.mend();
            assertThat(chaos.problems())
                    .as("seed %d, 10 s after the last fault", seed)
                    .isEmpty();
        }
    }
}
