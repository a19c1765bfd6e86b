package raftarium.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "-1, 0 ms, 0.00 ms",
        "630000, 0 ms, 0.63 ms",
        "12345678, 12 ms, 12.35 ms",
        "999999999, 999 ms, 1 s",
        "1000000000, 1 s, 1 s",
        "3290000000, 3.2 s, 3.2 s",
        "60000000000, 1 min, 1 min",
        "5130236000000, 1 h 25 min 30 s, 1 h 25 min 30 s",
        "7200000000000, 2 h, 2 h",
        "90061000000000, 1 d 1 h 1 min, 1 d 1 h 1 min",
    })
    void aDurationIsToldInTheUnitsThatPeopleCountIn(long nanos, String words, String fine) {
        assertThat(Durations.words(nanos)).isEqualTo(words);
        assertThat(Durations.fine(nanos)).isEqualTo(fine);
    }
}
