package raftarium.raft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTimeTest {
    @Test
    void itGoesForwardAsTheClockDoesFromWhateverThatShowsAtFirst() {
        for (long first : new long[] {Long.MIN_VALUE, -7, 0, 7, Long.MAX_VALUE - 12}) {
            CountedTime time = new CountedTime(first);
            assertThat(time.nowNanos()).isZero();
            assertThat(time.look(first + 5)).isFalse();
            assertThat(time.look(first + 12)).isFalse();
            assertThat(time.nowNanos()).isEqualTo(12);
            assertThat(time.shownNanos(0)).isEqualTo(first);
        }
    }

    @Test
    void whereTheClockGoesBackItStandsAndThenGoesOn() {
        CountedTime time = new CountedTime(1_000);
        time.look(1_300);
        assertThat(time.look(200)).isTrue();
        assertThat(time.nowNanos()).isEqualTo(300);
        assertThat(time.look(200)).as("seen once").isFalse();
        assertThat(time.look(250)).isFalse();
        assertThat(time.nowNanos()).isEqualTo(350);
        assertThat(time.shownNanos(400)).isEqualTo(300);
        assertThat(time.isReached(350)).isTrue();
        assertThat(time.isReached(351)).isFalse();
    }

    @Test
    void jumpsOfCenturiesToAndFroStopNoTimer() {
        CountedTime time = new CountedTime(0);
        for (int round = 0; round < 5; round++) {
            time.look(9_000_000_000_000_000_000L);
            time.look(0);
            long deadline = time.nowNanos() + 100;
            assertThat(time.isReached(deadline)).isFalse();
            assertThat(time.shownNanos(deadline)).isEqualTo(100);
            time.look(100);
            assertThat(time.isReached(deadline)).isTrue();
        }
    }

    @Test
    void aCopyCountsOnItsOwn() {
        CountedTime time = new CountedTime(5);
        CountedTime copy = time.copy();
        time.look(9);
        assertThat(copy.look(6)).isFalse();
        assertThat(copy.nowNanos()).isEqualTo(1);
        assertThat(time.nowNanos()).isEqualTo(4);
    }
}
