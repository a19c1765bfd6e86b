package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The histories of {@code histories.txt}: each is judged as its header says. */
class HandMadeHistoriesTest {
    private static List<Notation> histories() throws Exception {
        try (InputStream in = HandMadeHistoriesTest.class.getResourceAsStream("histories.txt")) {
            return Notation.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @TestFactory
    Stream<DynamicTest> eachIsJudgedRight() throws Exception {
        return histories().stream()
                .map(history -> DynamicTest.dynamicTest(history.name(), () -> {
                    Verdict verdict = HistoryCheck.of(history.operations());
                    assertThat(verdict)
                            .isInstanceOf(
                                    history.isGood()
                                            ? Verdict.Linearizable.class
                                            : Verdict.NotLinearizable.class);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsBadIsBadStillWhenShortened() throws Exception {
        return histories().stream()
                .filter(history -> !history.isGood())
                .map(history -> DynamicTest.dynamicTest(history.name(), () -> {
                    Verdict verdict = HistoryCheck.of(history.operations());
                    Counterexample shown = ((Verdict.NotLinearizable) verdict).counterexample();
                    assertThat(shown.operations())
                            .contains(shown.culprit())
                            .hasSizeLessThanOrEqualTo(history.operations().size());
                    assertThat(shown.drawn().lines()).allMatch(line -> line.length() <= 200);
                }));
    }

    @Test
    void thereAreEnoughOfBothKinds() throws Exception {
        List<Notation> histories = histories();
        assertThat(histories).hasSizeGreaterThanOrEqualTo(60);
        assertThat(histories.stream().filter(Notation::isGood).count()).isBetween(28L, 36L);
        assertThat(histories.stream().map(Notation::name)).doesNotHaveDuplicates();
    }
}
