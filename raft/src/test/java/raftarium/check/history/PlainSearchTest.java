package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The check against a search that leaves nothing out, and knows nothing of what answers need. */
class PlainSearchTest {
    private static final int SEEDS = Integer.getInteger("raftarium.plain.seeds", 500);

    /** It needs very many where much is pending; those are left to other tests. */
    private static final int STEPS = 20_000;

    private int good;
    private int bad;

    @Test
    void theCheckSaysWhatThePlainSearchSays() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomHistory random = new RandomHistory(seed, 3 + (int) (seed % 3), 1, seed % 4 != 0);
            if (seed % 2 == 0) {
                random.withNewValues();
            }
            int oneUnknownIn = (int) (seed % 5) * 2;
            List<Operation> history = random.operations(8 + (int) (seed % 17), oneUnknownIn);
            compare(seed, history);
            compare(seed, random.mutated(history));
            compare(seed, random.stale(history));
            compare(seed, random.stale(random.mutated(history)));
        }
        assertThat(good).isGreaterThan(SEEDS / 2);
        assertThat(bad).isGreaterThan(SEEDS / 2);
    }

    private void compare(long seed, List<Operation> history) {
        Optional<Boolean> plain = PlainSearch.isLinearizable(history, STEPS);
        if (plain.isEmpty()) {
            return;
        }
        boolean isGood = plain.get();
        Class<?> expected = isGood ? Verdict.Linearizable.class : Verdict.NotLinearizable.class;
        assertThat(HistoryCheck.of(history))
                .as("seed %d: %s", seed, history)
                .isInstanceOf(expected);
        good += isGood ? 1 : 0;
        bad += isGood ? 0 : 1;
    }

    /** What may be right from some value on isn't wrong where nobody knows the value. */
    @Test
    void whereTheFirstValueIsUnknownWhatAnyValueExplainsIsRight() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomHistory random = new RandomHistory(seed, 3, 1, seed % 4 != 0);
            String first = seed % 2 == 0 ? "v" + seed % 3 + "," : "" + seed % 3;
            if (seed % 2 == 0) {
                random.withNewValues();
            }
            List<Operation> history =
                    random.startingWith(first).operations(6 + (int) (seed % 9), (int) (seed % 4));
            compareFrom(first, history);
            compareFrom(first, random.mutated(history));
            compareFrom(first, random.stale(history));
        }
        assertThat(good).isGreaterThan(SEEDS);
    }

    private void compareFrom(String first, List<Operation> history) {
        List<Operation> whole = new ArrayList<>(history);
        whole.add(new Operation(
                "before", Operation.Kind.PUT, "k0", first, "", null, -1, 0, Outcome.OK, null));
        if (PlainSearch.isLinearizable(whole, STEPS).orElse(false)) {
            good++;
            assertThat(HistoryCheck.of(history, false))
                    .as("from %s: %s", first, history)
                    .isEqualTo(new Verdict.Linearizable());
            whole.addAll(0, FirstValues.puts(history));
            whole.remove(whole.size() - 1);
            assertThat(HistoryCheck.of(whole))
                    .as("from %s: %s", first, whole)
                    .isEqualTo(new Verdict.Linearizable());
        }
    }

    @Test
    void thePlainSearchSaysWhatTryingAllOrdersSays() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomHistory random = new RandomHistory(seed, 3, 1, true);
            List<Operation> history = random.mutated(random.operations(4, 3));
            assertThat(PlainSearch.isLinearizable(history))
                    .as("seed %d: %s", seed, history)
                    .isEqualTo(BruteForce.isLinearizable(history));
        }
    }
}
