package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;
import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;

/** Operations of which one begins at the very time at which another has ended. */
class TouchingOperationsTest {
    private static Operation of(
            String client, Operation.Kind kind, String value, String result, long call, long end) {
        return new Operation(client, kind, "x", value, "", result, call, end, Outcome.OK, null);
    }

    private static Operation put(String client, String value, long call, long end) {
        return of(client, Operation.Kind.PUT, value, null, call, end);
    }

    private static Operation get(String client, String result, long call, long end) {
        return of(client, Operation.Kind.GET, "", result, call, end);
    }

    private static boolean isLinearizable(Operation... operations) {
        return HistoryCheck.of(List.of(operations)) instanceof Verdict.Linearizable;
    }

    @Test
    void aClientDoesOneThingAfterTheOther() {
        assertThat(isLinearizable(
                        put("c1", "old", 1, 5), put("c1", "new", 5, 9), get("c1", "old", 9, 12)))
                .isFalse();
        assertThat(isLinearizable(
                        put("c1", "old", 1, 5), put("c1", "new", 5, 9), get("c1", "new", 9, 12)))
                .isTrue();
    }

    @Test
    void whatAnotherClientDoesAtThatTimeMayComeBeforeOrAfter() {
        assertThat(isLinearizable(
                        put("c1", "old", 1, 5), put("c1", "new", 5, 9), get("c2", "old", 9, 12)))
                .isTrue();
        assertThat(isLinearizable(
                        put("c1", "old", 1, 5), put("c1", "new", 5, 9), get("c2", "old", 10, 12)))
                .isFalse();
    }

    /** Each client's own order holds, though no order of the four calls and returns says so. */
    @Test
    void twoClientsGoOnAtOneTime() {
        Operation first = put("c1", "1", 1, 5);
        Operation second = put("c2", "2", 1, 5);
        assertThat(isLinearizable(first, second, get("c1", "2", 5, 9), get("c2", "1", 5, 9)))
                .isFalse();
        assertThat(isLinearizable(first, get("c1", "1", 5, 9), second, get("c2", "2", 5, 9)))
                .isTrue();
    }

    @Test
    void operationsThatTakeNoTimeComeInTheOrderOfTheirLines() {
        assertThat(isLinearizable(put("c1", "1", 1, 5), put("c1", "2", 5, 5), get("c1", "2", 5, 9)))
                .isTrue();
        assertThat(isLinearizable(put("c1", "1", 1, 5), put("c1", "2", 5, 5), get("c1", "1", 5, 9)))
                .isFalse();
    }

    @Test
    void suchHistoriesAreJudgedAsByTryingAllOrders() {
        long seeds = RandomHistory.SEEDS * 3 / 20;
        int bad = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            List<Operation> history = drawn(RandomStream.of(seed, "touching"));
            boolean expected = BruteForce.isLinearizable(history);
            assertThat(HistoryCheck.of(history) instanceof Verdict.Linearizable)
                    .as("seed %d: %s", seed, history)
                    .isEqualTo(expected);
            bad += expected ? 0 : 1;
        }
        assertThat(bad).isBetween((int) seeds / 6, (int) seeds * 5 / 6);
    }

    /** Three clients, two or three operations each, all of them at the times 0 to 4. */
    private static List<Operation> drawn(RandomStream chance) {
        List<Operation> history = new ArrayList<>();
        for (int client = 0; client < 3; client++) {
            long now = 0;
            for (int number = 0; number < 3 && now < 4; number++) {
                long end = now + chance.below(3);
                String value = "" + chance.below(2);
                history.add(
                        chance.below(2) == 0
                                ? put("c" + client, value, now, end)
                                : get("c" + client, value, now, end));
                now = end + chance.below(2);
            }
        }
        return history;
    }
}
