package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;

/** A machine's clock: what it shows when, and when it shows what. */
class NodeClockTest {
    private static final long YEAR = 31_557_600_000_000_000L;

    @Test
    void aClockThatNobodyTouchedShowsTheVirtualTime() {
        NodeClock clock = new NodeClock(5);
        for (long time : new long[] {5, 6, 1_000_000_007, 100 * YEAR}) {
            assertThat(clock.localNanos(time)).isEqualTo(time);
            assertThat(clock.virtualNanos(time)).isEqualTo(time);
        }
        assertThat(clock.driftPpm()).isZero();
        assertThat(clock.offsetNanos(77)).isZero();
    }

    @Test
    void aFastClockGainsAndASlowOneLoses() {
        NodeClock clock = new NodeClock(0);
        clock.drift(100_000, 1_000);
        assertThat(clock.localNanos(2_000)).isEqualTo(2_100);
        assertThat(clock.virtualNanos(2_100)).isEqualTo(2_000);
        clock.drift(-900_000, 2_000);
        assertThat(clock.localNanos(3_000)).isEqualTo(2_200);
        assertThat(clock.virtualNanos(2_200)).isEqualTo(3_000);
        clock.drift(0, 3_000);
        assertThat(clock.offsetNanos(9_000))
                .as("stays when the drift is mended")
                .isEqualTo(-800);
    }

    @Test
    void aJumpMovesItButNotToBeforeZero() {
        NodeClock clock = new NodeClock(100);
        assertThat(clock.jump(50, 200)).isEqualTo(50);
        assertThat(clock.localNanos(200)).isEqualTo(250);
        assertThat(clock.jump(-1_000, 300)).isEqualTo(-350);
        assertThat(clock.localNanos(300)).isZero();
        assertThat(clock.virtualNanos(10)).isEqualTo(310);
    }

    @Test
    void whenItShowsATimeIsExactlyTheFirstMomentAtWhichItDoes() {
        for (long seed = 1; seed <= 300; seed++) {
            RandomStream random = RandomStream.of(seed, "clock");
            NodeClock clock = new NodeClock(random.below(2_000_000_000));
            long now = clock.localNanos(0);
            for (int change = 0; change < 5; change++) {
                now += random.below(1L << random.between(1, 55));
                change(clock, random, now);
                long local = clock.localNanos(now) + random.below(1L << random.between(1, 50));
                long virtual = clock.virtualNanos(local);
                assertThat(clock.localNanos(virtual))
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(local);
                if (virtual > now) {
                    assertThat(clock.localNanos(virtual - 1))
                            .as("seed %d", seed)
                            .isLessThan(local);
                }
            }
        }
    }

    private static void change(NodeClock clock, RandomStream random, long now) {
        long before = clock.localNanos(now);
        if (random.chance(600_000)) {
            clock.drift(
                    (int) random.between(NodeClock.MIN_DRIFT_PPM, NodeClock.MAX_DRIFT_PPM), now);
            assertThat(clock.localNanos(now)).isEqualTo(before);
        } else {
            long moved = clock.jump(random.between(-10_000_000_000L, 10_000_000_000L), now);
            assertThat(clock.localNanos(now)).isEqualTo(before + moved).isNotNegative();
        }
    }

    @Test
    void itNeverRunsBackwardsByItself() {
        for (long seed = 1; seed <= 100; seed++) {
            RandomStream random = RandomStream.of(seed, "clock");
            NodeClock clock = new NodeClock(0);
            clock.drift((int) random.between(NodeClock.MIN_DRIFT_PPM, NodeClock.MAX_DRIFT_PPM), 0);
            long now = 0;
            long shown = 0;
            for (int look = 0; look < 100; look++) {
                now += random.below(1L << random.between(1, 56));
                assertThat(clock.localNanos(now)).isGreaterThanOrEqualTo(shown);
                shown = clock.localNanos(now);
            }
        }
    }

    @Test
    void aHundredYearsFitAtAnySpeedToTheMillionth() {
        NodeClock slow = new NodeClock(0);
        slow.drift(NodeClock.MIN_DRIFT_PPM, 0);
        assertThat(slow.localNanos(100 * YEAR)).isEqualTo(10 * YEAR);
        assertThat(slow.virtualNanos(10 * YEAR)).isEqualTo(100 * YEAR);
        NodeClock slightly = new NodeClock(0);
        slightly.drift(1, 0);
        assertThat(slightly.offsetNanos(100 * YEAR)).isEqualTo(100 * YEAR / 1_000_000);
        assertThat(slightly.virtualNanos(100 * YEAR + 100 * YEAR / 1_000_000))
                .isEqualTo(100 * YEAR);
    }

    @Test
    void aClockThatCanShowNoLaterTimeStopsThere() {
        NodeClock fast = new NodeClock(0);
        fast.drift(NodeClock.MAX_DRIFT_PPM, 0);
        assertThat(fast.localNanos(20 * YEAR)).isEqualTo(200 * YEAR);
        assertThat(fast.localNanos(100 * YEAR)).isEqualTo(NodeClock.LAST_NANOS);
        assertThat(fast.virtualNanos(NodeClock.LAST_NANOS + 1)).isEqualTo(Long.MAX_VALUE);
        NodeClock slow = new NodeClock(0);
        slow.drift(NodeClock.MIN_DRIFT_PPM, 0);
        assertThat(slow.virtualNanos(NodeClock.LAST_NANOS)).isEqualTo(Long.MAX_VALUE);
        assertThat(slow.jump(Long.MAX_VALUE, 10)).isEqualTo(NodeClock.LAST_NANOS - 1);
    }
}
