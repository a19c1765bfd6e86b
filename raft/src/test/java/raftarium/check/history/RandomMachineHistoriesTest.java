package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import raftarium.machine.MachineType;
import raftarium.trace.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the machines themselves did is right, by the hundred, whole and while it happens. */
class RandomMachineHistoriesTest {
    private static final long SEEDS = RandomHistory.SEEDS / 100;
    private static final Verdict LINEARIZABLE = new Verdict.Linearizable();

    static List<MachineType> machines() {
        return List.of(MachineType.QUEUE, MachineType.LOCK, MachineType.CONFIG);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatTheMachineAnsweredIsLinearizable(MachineType type) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Operation> history =
                    MachineHistory.drawn(type, seed, 3, 80, seed % 2 == 0 ? 20 : 0);
            assertThat(HistoryCheck.of(history)).as("seed %d", seed).isEqualTo(LINEARIZABLE);
            assertThat(seed % 8 == 0 ? Replayed.firstBadReturn(history, new LiveCheck(true)) : -1)
                    .as("seed %d, a copy after each step", seed)
                    .isEqualTo(-1);
            assertThat(Replayed.verdict(history, new LiveCheck(true)))
                    .as("seed %d", seed)
                    .isEqualTo(LINEARIZABLE);
        }
    }

    /** Then each moment settles, and what was before need not be remembered. */
    @ParameterizedTest
    @MethodSource("machines")
    void oneThingAfterTheOtherIsCheckedAndShownFromTheLastMomentOn(MachineType type) {
        List<Operation> history = new ArrayList<>(MachineHistory.drawn(type, 1, 1, 300, 0));
        assertThat(Replayed.verdict(history, new LiveCheck(true))).isEqualTo(LINEARIZABLE);
        Operation last = history.get(history.size() - 1);
        history.set(history.indexOf(last), last.ended(Outcome.OK, "wrong", last.returnNanos()));
        assertThat(Replayed.verdict(history, new LiveCheck(true)))
                .isInstanceOfSatisfying(Verdict.NotLinearizable.class, broken -> {
                    assertThat(broken.counterexample().culprit().result()).isEqualTo("wrong");
                    assertThat(broken.counterexample().first()).isNotEqualTo("anything");
                    assertThat(broken.counterexample().operations()).hasSizeLessThan(40);
                });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void anAnswerThatItNeverGivesIsNot(MachineType type) {
        int wrong = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Operation> history = new ArrayList<>(MachineHistory.drawn(type, seed, 3, 50, 0));
            Optional<Operation> late = history.stream()
                    .skip(10 + seed % 30)
                    .filter(operation -> operation.isAnswered()
                            && operation.kind() != Operation.Kind.ACK
                            && operation.kind() != Operation.Kind.UNLOCK)
                    .findFirst();
            if (late.isPresent()) {
                Operation right = late.get();
                Operation bad = right.ended(Outcome.OK, "0", right.returnNanos());
                history.set(history.indexOf(right), bad);
                assertThat(HistoryCheck.of(history))
                        .as("seed %d", seed)
                        .isInstanceOfSatisfying(
                                Verdict.NotLinearizable.class,
                                broken -> assertThat(broken.counterexample()
                                                .culprit()
                                                .result())
                                        .isEqualTo("0"));
                assertThat(Replayed.verdict(history, new LiveCheck(true)))
                        .as("seed %d", seed)
                        .isInstanceOf(Verdict.NotLinearizable.class);
                assertThat(Replayed.verdict(history, new LiveCheck(false)))
                        .as("of what was there before nothing is known")
                        .isEqualTo(LINEARIZABLE);
                wrong++;
            }
        }
        assertThat(wrong).isGreaterThan((int) SEEDS / 2);
    }
}
