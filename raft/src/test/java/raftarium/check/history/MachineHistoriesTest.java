package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The histories of {@code machines.txt}: each is judged as its header says, whole and live. */
class MachineHistoriesTest {
    private static List<Notation> histories() throws Exception {
        try (InputStream in = MachineHistoriesTest.class.getResourceAsStream("machines.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Notation.parse(text, 100_000_000);
        }
    }

    @TestFactory
    Stream<DynamicTest> eachIsJudgedRight() throws Exception {
        return histories().stream()
                .map(history -> DynamicTest.dynamicTest(history.name(), () -> judge(history)));
    }

    private static void judge(Notation history) {
        Class<? extends Verdict> right =
                history.isGood() ? Verdict.Linearizable.class : Verdict.NotLinearizable.class;
        assertThat(HistoryCheck.of(history.operations())).isInstanceOf(right);
        long bad = Replayed.firstBadReturn(history.operations(), new LiveCheck(true));
        assertThat(bad < 0).as("live, bad at %d", bad).isEqualTo(history.isGood());
    }

    @TestFactory
    Stream<DynamicTest> aCounterexampleIsDrawnAndSaysWhatIsWrong() throws Exception {
        return histories().stream()
                .filter(history -> !history.isGood())
                .map(history -> DynamicTest.dynamicTest(history.name(), () -> {
                    Verdict verdict = HistoryCheck.of(history.operations());
                    Counterexample shown = ((Verdict.NotLinearizable) verdict).counterexample();
                    assertThat(shown.operations()).contains(shown.culprit());
                    assertThat(shown.sentence())
                            .startsWith("the " + history.name().split("[:s]")[0])
                            .contains("no order of these operations explains", ", not ");
                    assertThat(shown.drawn().lines()).allMatch(line -> line.length() <= 200);
                }));
    }

    @Test
    void thereAreEnoughOfEachKind() throws Exception {
        List<Notation> histories = histories();
        assertThat(histories.stream().map(Notation::name)).doesNotHaveDuplicates();
        for (String machine : List.of("queue", "locks", "configuration")) {
            for (boolean good : List.of(true, false)) {
                assertThat(histories.stream()
                                .filter(history -> history.isGood() == good
                                        && history.name().startsWith(machine))
                                .count())
                        .as("%s, good: %s", machine, good)
                        .isGreaterThanOrEqualTo(8);
            }
        }
    }
}
