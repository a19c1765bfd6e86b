package raftarium.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "250us, 250000",
        "250ms, 250000000",
        "1.5s, 1500000000",
        "2m, 120000000000",
        "1h, 3600000000000",
        "0s, 0",
        "7ns, 7",
        "0.0000005ms, 1",
        "876600h, 3155760000000000000"
    })
    void aTimeIsANumberAndAUnit(String text, long nanos) throws MistakeException {
        assertThat(Quantities.time(text).nanos()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "1", "s", "-1s", "1 s", "1.s", ".5s", "1e3s", "1d", "1S", "1s2s", "\u0661s",
                "1s..2s"
            })
    void whatIsNoTimeGetsExamples(String text) {
        assertThatThrownBy(() -> Quantities.time(text))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("'" + text + "' is no time: 250us, 250ms");
    }

    @Test
    void aTimeEndsAtAHundredYears() {
        assertThatThrownBy(() -> Quantities.time("876601h")).hasMessageContaining("hundred years");
        assertThatThrownBy(() -> Quantities.time("9".repeat(500) + "h"))
                .hasMessageContaining("hundred years");
    }

    @Test
    void aRangeHasTwoEndsOrOne() throws MistakeException {
        assertThat(Quantities.timeRange("10ms..50ms"))
                .isEqualTo(new Quantities.TimeRange(10_000_000, 50_000_000));
        assertThat(Quantities.timeRange("10ms"))
                .isEqualTo(new Quantities.TimeRange(10_000_000, 10_000_000));
        assertThatThrownBy(() -> Quantities.timeRange("50ms..10ms"))
                .hasMessageContaining("backwards");
        assertThatThrownBy(() -> Quantities.timeRange("50..10ms"))
                .hasMessageContaining("'50' is no time");
        assertThatThrownBy(() -> Quantities.timeRange("10ms.."))
                .hasMessageContaining("'' is no time");
    }

    @ParameterizedTest
    @CsvSource({
        "20%, 200000",
        "0%, 0",
        "100%, 1000000",
        "0.0001%, 1",
        "12.5%, 125000",
        "007%, 70000"
    })
    void aChanceIsInPercent(String text, int millionths) throws MistakeException {
        assertThat(Quantities.chance(text).millionths()).isEqualTo(millionths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "20", "0.2", "101%", "100.0001%", "-1%", "0.00001%", "1e1%"})
    void whatIsNoChanceSaysWhatWouldBe(String text) {
        assertThatThrownBy(() -> Quantities.chance(text))
                .isInstanceOf(MistakeException.class)
                .hasMessage("'" + text + "' is no chance: 0% to 100% would be");
    }

    @Test
    void aSpanOfNumbersMayBeNegativeAndReachesToTheEndsOf64Bits() throws MistakeException {
        assertThat(Quantities.span("1..20")).isEqualTo(new Quantities.Span(1, 20));
        assertThat(Quantities.span("7")).isEqualTo(new Quantities.Span(7, 7));
        assertThat(Quantities.span("-9223372036854775808..9223372036854775807"))
                .isEqualTo(new Quantities.Span(Long.MIN_VALUE, Long.MAX_VALUE));
        assertThatThrownBy(() -> Quantities.span("1..9223372036854775808"))
                .hasMessageContaining("64 bits");
        assertThatThrownBy(() -> Quantities.span("3..1")).hasMessageContaining("backwards");
        assertThatThrownBy(() -> Quantities.span("1-3")).hasMessageContaining("1..20 would be");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                999,
                1000,
                1500,
                250_000,
                1_500_000_000,
                61_000_000_000L,
                3_960_000_000_000L,
                123_456_789
            })
    void aTimeShownAsTypedReadsTheSameAgain(long nanos) throws MistakeException {
        assertThat(Quantities.time(Quantities.typed(nanos)).nanos()).isEqualTo(nanos);
    }

    @Test
    void aTimeIsShownInSecondsAndThousandths() {
        assertThat(Quantities.seconds(12_480_999_999L)).isEqualTo("12.480 s");
        assertThat(Quantities.seconds(0)).isEqualTo("0.000 s");
        assertThat(Quantities.percent(200_000)).isEqualTo("20%");
        assertThat(Quantities.percent(1)).isEqualTo("0.0001%");
    }

    @Test
    void aWholeNumberHasBoundsAndNoPoint() throws MistakeException {
        assertThat(Quantities.whole("-9223372036854775808", Long.MIN_VALUE, 0))
                .isEqualTo(Long.MIN_VALUE);
        assertThat(Quantities.whole("+7", 0, 7)).isEqualTo(7);
        for (String text : new String[] {"", "1.5", "x", "1e3", "0x10", "\u0661", " 1", "--1"}) {
            assertThatThrownBy(() -> Quantities.whole(text, 0, 100))
                    .hasMessage("'" + text + "' is no whole number");
        }
        for (String text : new String[] {"-1", "8", "99999999999999999999"}) {
            assertThatThrownBy(() -> Quantities.whole(text, 0, 7))
                    .hasMessage("'" + text + "' isn't from 0 to 7");
        }
    }
}
