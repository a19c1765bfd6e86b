package raftarium.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;

import java.util.Arrays;

class LatenciesTest {
    @Test
    void ofNoneAllIsZero() {
        Latencies none = new Latencies();
        assertThat(none.count()).isZero();
        assertThat(none.longestNanos()).isZero();
        assertThat(none.percentileNanos(50)).isZero();
    }

    @Test
    void percentilesAreThoseOfTheSortedTimesToAHundredth() {
        RandomStream random = RandomStream.of(1, "latencies");
        long[] all = new long[1_001];
        Latencies latencies = new Latencies();
        for (int place = 0; place < all.length; place++) {
            all[place] = random.below(1L << random.between(1, 62));
            latencies.add(all[place]);
        }
        Arrays.sort(all);
        for (int percent = 1; percent <= 100; percent++) {
            long exact = all[(all.length * percent + 99) / 100 - 1];
            assertThat(latencies.percentileNanos(percent))
                    .as("%d%%", percent)
                    .isBetween(exact, exact + exact / 100);
        }
        assertThat(latencies.count()).isEqualTo(all.length);
        assertThat(latencies.longestNanos()).isEqualTo(all[all.length - 1]);
        assertThat(latencies.percentileNanos(100)).isEqualTo(all[all.length - 1]);
    }

    @Test
    void shortTimesAreExact() {
        Latencies latencies = new Latencies();
        for (int nanos = 0; nanos < 200; nanos++) {
            latencies.add(nanos);
        }
        assertThat(latencies.percentileNanos(50)).isEqualTo(99);
        assertThat(latencies.percentileNanos(1)).isEqualTo(1);
    }

    @Test
    void thereAreAHundredPercentiles() {
        assertThatThrownBy(() -> new Latencies().percentileNanos(0))
                .hasMessageContaining("from 1 to 100: 0");
        assertThatThrownBy(() -> new Latencies().percentileNanos(101))
                .hasMessageContaining("from 1 to 100: 101");
    }
}
