package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Function;

/** Where a watch's limits are near, nobody may know, and what is said is never wrong. */
class WatchTest {
    private static final long SEEDS = RandomHistory.SEEDS / 10;

    private int good;
    private int bad;
    private int unknown;

    private void judge(Watch watch, List<Operation> history, String name) {
        Replayed.tell(history, watch);
        Verdict right = HistoryCheck.of(history);
        Counterexample broken = watch.broken();
        if (broken != null) {
            bad++;
            assertThat(right).as(name).isInstanceOf(Verdict.NotLinearizable.class);
            assertThat(broken.operations()).contains(broken.culprit());
        } else if (watch.unknown() == null) {
            good++;
            assertThat(right).as(name).isEqualTo(new Verdict.Linearizable());
            assertThat(watch.asOfNow()).as(name).isNull();
        } else {
            unknown++;
            assertThat(watch.unknown()).matches("more than .* pending|there are .* ways .*");
        }
    }

    private void judgeAll(Function<Limited, Watch> watches, int limit) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomHistory random = new RandomHistory(seed, 4, 1, true);
            List<Operation> history = random.operations(12, seed % 2 == 0 ? 6 : 0);
            judge(watches.apply(new Limited(limit)), history, "seed " + seed);
            List<Operation> other = random.mutated(random.mutated(random.mutated(history)));
            judge(watches.apply(new Limited(limit)), other, "mutated, seed " + seed);
        }
    }

    @Test
    void aKeyIsJudgedAsAWholeHistoryIs() {
        judgeAll(limited -> new KeyWatch<>(limited, Value.NONE), 10_000);
        assertThat(unknown).isZero();
        assertThat(good).isGreaterThan((int) SEEDS);
        assertThat(bad).isGreaterThan((int) SEEDS / 8);
    }

    @Test
    void aKeyWithMoreWaysThanAreFollowedTooAsFarAsItIsKnown() {
        judgeAll(limited -> new KeyWatch<>(limited, Value.NONE), 4);
        assertThat(good).isGreaterThan((int) SEEDS / 2);
        assertThat(bad).isGreaterThan((int) SEEDS / 8);
    }

    @Test
    void anObjectToo() {
        judgeAll(limited -> new ObjectWatch<>(limited, Value.NONE), 10_000);
        assertThat(unknown).isZero();
        judgeAll(limited -> new ObjectWatch<>(limited, Value.NONE), 2);
        assertThat(bad).isGreaterThan((int) SEEDS / 4);
    }
}
