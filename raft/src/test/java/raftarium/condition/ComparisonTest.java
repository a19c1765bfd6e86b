package raftarium.condition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import raftarium.words.Word;

import java.util.Optional;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "=, 7, 7",
        "=, 007, 7",
        "=, -0, 0",
        "=, +3, 3",
        "=, abc, abc",
        "!=, 7, 8",
        "!=, a, A",
        "!=, 7a, 7",
        "!=, 7.0, 7",
        "<, 9, 10",
        "<, -2, 1",
        "<, 10a, 9a",
        "<, Z, a",
        "<=, 9, 10",
        "<=, 10, 10",
        ">, 10, 9",
        ">, 9a, 10a",
        ">=, 10, 9",
        ">=, b, b",
        "<, 99999999999999999999, 100000000000000000000",
    })
    void integersAreComparedAsSuchWhereBothAre(String sign, String left, String right) {
        assertThat(of(sign).holds(left, right)).isTrue();
    }

    @Test
    void textsAreComparedByCodePointAndNotByUnit() {
        String beyond = new String(Character.toChars(0x1F600));
        String lastUnit = "\uFFFD";
        assertThat(lastUnit.compareTo(beyond)).isPositive();
        assertThat(of("<").holds(lastUnit, beyond)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"=, 7, 8", "!=, 7, 07", "<, 7, 7", "<=, 8, 7", ">, 7, 7", ">=, 6, 7"})
    void theyCanBeFalse(String sign, String left, String right) {
        assertThat(of(sign).holds(left, right)).isFalse();
    }

    @Test
    void aQuotedSignIsNone() {
        assertThat(Comparison.of(new Word("=", true, 1, 1))).isEqualTo(Optional.empty());
        assertThat(Comparison.of(new Word("==", false, 1, 1))).isEqualTo(Optional.empty());
    }

    private static Comparison of(String sign) {
        return Comparison.of(new Word(sign, false, 1, 1)).orElseThrow();
    }
}
