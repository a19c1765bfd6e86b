package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Where a search's limits are near, it may give up, and is never wrong. */
class OrderSearchTest {
    private static final long SEEDS = RandomHistory.SEEDS / 20;

    /** All orders of more operations take too long to try. */
    private static final int FEW = 8;

    /** Of a long history, what makes it wrong. */
    private @Nullable Operation wrong;

    private int orders;
    private int contradictions;
    private int excerpts;

    private void judge(List<Operation> history, boolean isGood, int limit, String name) {
        Limited some = new Limited(limit);
        OrderSearch.Result<Value> found =
                OrderSearch.in(some, Value.NONE, history, OrderSearch.budget(some));
        Excerpt<Value> without = found.without();
        Possibilities<Value> end = found.end();
        assertThat(end != null).isEqualTo(found.isOrder());
        assertThat(without != null).isEqualTo(found.isNone());
        if (end != null) {
            orders++;
            assertThat(isGood).as(name).isTrue();
            Value last = end.settledState();
            assertThat(last == null || isLinearizableThenReading(history, last)).isTrue();
        } else if (without != null) {
            contradictions++;
            assertThat(isGood).as(name).isFalse();
            excerpts += without.operations().size() < history.size() ? 1 : 0;
            assertThat(without.operations().size() <= FEW && isPossible(without))
                    .as("%s: %s", name, without)
                    .isFalse();
            assertThat(without.operations().size() <= FEW
                            || without.operations().contains(wrong))
                    .as("%s: %s", name, without)
                    .isTrue();
        }
    }

    private static boolean isLinearizableThenReading(List<Operation> history, Value last) {
        long now = 1_000_000;
        List<Operation> longer = new ArrayList<>(history);
        longer.add(new Operation(
                "r",
                Operation.Kind.GET,
                "k0",
                "",
                "",
                last.text(),
                now,
                now + 1,
                Outcome.OK,
                null));
        return HistoryCheck.of(longer) instanceof Verdict.Linearizable;
    }

    /** With any value at first, if it isn't known. */
    private static boolean isPossible(Excerpt<Value> excerpt) {
        TreeSet<String> values = new TreeSet<>(List.of("something else"));
        for (Operation operation : excerpt.operations()) {
            for (String text : List.of(operation.expected(), String.valueOf(operation.result()))) {
                for (int end = 0; end <= text.length(); end++) {
                    values.add(text.substring(0, end));
                }
            }
        }
        return BruteForce.isLinearizable(excerpt.operations())
                || !excerpt.first().isKnown
                        && values.stream()
                                .anyMatch(value ->
                                        BruteForce.isLinearizable(excerpt.operations(), value));
    }

    @Test
    void smallHistoriesAreJudgedAsByTryingAllOrders() {
        for (long seed = 1; seed <= 4 * SEEDS; seed++) {
            RandomHistory random = new RandomHistory(seed, 3, 1, true);
            List<Operation> history = random.mutated(random.operations(5, seed % 2 == 0 ? 3 : 0));
            boolean isGood = BruteForce.isLinearizable(history);
            judge(history, isGood, 1, "seed " + seed);
            judge(history, isGood, 20, "seed " + seed);
        }
        assertThat(orders).isGreaterThan((int) SEEDS / 2);
        assertThat(contradictions).isGreaterThan((int) SEEDS / 2);
    }

    @Test
    void whatIsWrongInALongHistoryIsFoundWhereItIs() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomHistory random = new RandomHistory(seed, 4, 1, seed % 3 > 0);
            List<Operation> history =
                    new ArrayList<>(random.operations(100, seed % 2 == 0 ? 15 : 0));
            Operation last = history.stream()
                    .filter(operation ->
                            operation.kind() == Operation.Kind.GET && operation.isAnswered())
                    .max(Comparator.comparingLong(Operation::returnNanos))
                    .orElse(null);
            if (last != null) {
                judge(history, true, 300, "seed " + seed);
                wrong = last.ended(Outcome.OK, "never", last.returnNanos());
                history.set(history.indexOf(last), wrong);
                judge(history, false, 300, "seed " + seed);
            }
        }
        assertThat(contradictions).isGreaterThan((int) SEEDS / 2);
        assertThat(excerpts).as("less than the whole").isPositive();
    }

    @Test
    void itEndsWhenItHasCostWhatItMay() {
        List<Operation> history = new RandomHistory(1, 3, 1, false).operations(20, 0);
        Limited all = new Limited(1_000);
        OrderSearch.Budget none = new OrderSearch.Budget(0);
        OrderSearch.Result<Value> found = OrderSearch.in(all, Value.NONE, history, none);
        assertThat(found.isOrder() || found.isNone()).isFalse();
        OrderSearch.Budget several = new OrderSearch.Budget(10_000);
        int times = 0;
        while (OrderSearch.in(all, Value.NONE, history, several).isOrder()) {
            times++;
        }
        assertThat(times).as("together").isBetween(10_000 / 500, 10_000 / 20);
    }
}
