package raftarium.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import raftarium.words.MistakeException;
import raftarium.words.Quantities;

class ClockCommandsTest {
    @Test
    void aClockRunsFastOrSlowUntilItIsMended() {
        try (Lab lab = Lab.settled()) {
            assertThat(lab.ok("clock n2 --drift -2.5%"))
                    .isEqualTo("the clock of n2 runs 2.5% too slow");
            assertThat(lab.ok("clock n3,n4 --drift 10%"))
                    .isEqualTo("the clocks of n3, n4 run 10% too fast");
            lab.ok("run 1s");
            assertThat(lab.ok("status n2")).contains("clock 2.5% too slow, 25 ms behind");
            assertThat(lab.ok("clock n2 --drift 0%")).isEqualTo("the clock of n2 runs true");
            assertThat(lab.ok("status n2")).contains("clock 25 ms behind");
            assertThat(lab.type("status n2").data().toString())
                    .contains("\"drift_ppm\":0", "\"clock_offset_ns\":-25000000");
            assertThat(lab.ok("trace --type clock-changed --node n3"))
                    .contains("n3's clock runs 10% too fast");
        }
    }

    @Test
    void aJumpMovesAClockAndSaysWhereItStops() {
        try (Lab lab = Lab.settled()) {
            assertThat(lab.ok("clock n1 --jump 1.5s")).isEqualTo("the clock of n1 jumps by 1.5s");
            assertThat(lab.ok("clock n1 --jump -50ms")).isEqualTo("the clock of n1 jumps by -50ms");
            assertThat(lab.ok("status n1")).contains("clock 1.4 s ahead");
            assertThat(lab.ok("clock n2 --jump -1h"))
                    .startsWith("the clock of n2 jumps by -1h; n2's only by -")
                    .endsWith(", to 0");
            assertThat(lab.ok("trace --type clock-changed"))
                    .contains("n1's clock jumps 50 ms back");
        }
    }

    @Test
    void aLongDurationIsToldInHoursMinutesAndSeconds() {
        try (Lab lab = Lab.settled()) {
            lab.ok("clock n1 --jump 5130.236s");
            assertThat(lab.ok("status n1")).contains("clock 1 h 25 min 30 s ahead");
            assertThat(lab.ok("trace --type clock-changed"))
                    .contains("n1's clock jumps 1 h 25 min 30 s ahead");
            lab.ok("clock n2 --jump -1ms; new --seed 1 --election 1h..2h");
            assertThat(lab.ok("why n1")).containsPattern("1 h \\d+ min \\d+ s");
        }
    }

    @Test
    void withoutADriftNothingIsSaidOfClocks() {
        try (Lab lab = Lab.settled()) {
            assertThat(lab.ok("status")).doesNotContain("clock");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "clock n1 | --drift P or --jump D is missing; usage: clock NODES",
                "clock n1 --drift 1% --jump 1s | unexpected '--jump'; usage: clock NODES --drift P",
                "clock n1 --drift 901% | '901%' is no drift: -90% to 900%",
                "clock n1 --drift -90.0001% | '-90.0001%' is no drift",
                "clock n1 --drift 5 | '5' is no drift",
                "clock n1 --jump 5 | '5' is no time",
                "clock n1 --jump --5s | is no time",
                "clock --drift 5% | NODES is missing",
                "clock down --drift 5% | 'down' is no node at the moment",
            })
    void aMistakeIsOneClearLine(String line, String said) {
        try (Lab lab = Lab.settled()) {
            assertThat(lab.mistaken(line)).contains(said);
        }
    }

    @ParameterizedTest
    @CsvSource({"10%, 100000", "-2.5%, -25000", "+0.0001%, 1", "900%, 9000000", "-90%, -900000"})
    void aDriftIsInPercent(String text, int ppm) throws MistakeException {
        assertThat(Quantities.drift(text).ppm()).isEqualTo(ppm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "1", "1.00001%", "1e1%", "--1%", "10 %", "-"})
    void whatIsNoDriftIsRefused(String text) {
        assertThatThrownBy(() -> Quantities.drift(text))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("'" + text + "' is no drift");
    }
}
