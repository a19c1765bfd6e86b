package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Histories by the thousand, drawn from seeds. */
class RandomHistoriesTest {
    private static final Verdict LINEARIZABLE = new Verdict.Linearizable();

    @Test
    void whatWasLinearizableByConstructionIsFoundToBe() {
        for (long seed = 1; seed <= RandomHistory.SEEDS / 20; seed++) {
            RandomHistory random = new RandomHistory(seed, 4, 2, seed % 2 == 0);
            List<Operation> history = random.operations(60, seed % 3 == 0 ? 12 : 0);
            assertThat(HistoryCheck.of(history)).as("seed %d", seed).isEqualTo(LINEARIZABLE);
        }
    }

    @Test
    void smallHistoriesAreJudgedAsByTryingAllOrders() {
        int good = 0;
        int bad = 0;
        for (long seed = 1; seed <= RandomHistory.SEEDS; seed++) {
            RandomHistory random = new RandomHistory(seed, 3, 1, true);
            List<Operation> history = random.operations(4, seed % 2 == 0 ? 3 : 0);
            for (int mutation = 0; mutation < 3; mutation++) {
                boolean expected = BruteForce.isLinearizable(history);
                assertThat(HistoryCheck.of(history) instanceof Verdict.Linearizable)
                        .as("seed %d: %s", seed, history)
                        .isEqualTo(expected);
                good += expected ? 1 : 0;
                bad += expected ? 0 : 1;
                history = random.mutated(history);
            }
        }
        assertThat(good).isGreaterThan((int) RandomHistory.SEEDS / 4);
        assertThat(bad).isGreaterThan((int) RandomHistory.SEEDS / 4);
    }

    @Test
    void aShortenedHistoryIsBadByAllOrdersToo() {
        int shown = 0;
        for (long seed = 1; seed <= RandomHistory.SEEDS / 4; seed++) {
            RandomHistory random = new RandomHistory(seed, 3, 1, true);
            List<Operation> history = random.mutated(random.operations(5, 4));
            if (HistoryCheck.of(history) instanceof Verdict.NotLinearizable broken
                    && broken.counterexample().first().equals("none")) {
                assertThat(BruteForce.isLinearizable(broken.counterexample().operations()))
                        .as("seed %d: %s", seed, broken)
                        .isFalse();
                shown++;
            }
        }
        assertThat(shown).isGreaterThan((int) RandomHistory.SEEDS / 40);
    }

    /** The figure of the README; no limit, since machines differ. */
    @Test
    void tenThousandOperationsOfTenClientsOnTenKeysAreChecked() {
        List<Operation> history = new RandomHistory(1, 10, 10, false).operations(10_000, 1_000);
        long begin = System.nanoTime();
        Verdict verdict = HistoryCheck.of(history);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        System.out.println("10,000 operations, 10 clients, 10 keys: " + millis + " ms");
        assertThat(verdict).isEqualTo(LINEARIZABLE);
    }
}
