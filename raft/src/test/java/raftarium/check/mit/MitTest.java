package raftarium.check.mit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each scenario with a few seeds. {@code -Draftarium.mit.seeds=200} for more, {@code
 * -Draftarium.mit.first=4711} for others.
 */
class MitTest {
    @ParameterizedTest
    @EnumSource
    void theScenarioHoldsWithinItsBounds(MitScenario scenario) {
        long first = Long.getLong("raftarium.mit.first", 1);
        long seeds = Long.getLong("raftarium.mit.seeds", 1);
        for (long seed = first; seed < first + seeds; seed++) {
            assertThat(Mit.run(scenario, seed).failure())
                    .as("%s, seed %d", scenario.key(), seed)
                    .isEmpty();
        }
    }
}
