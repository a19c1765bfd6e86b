package raftarium.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.raft.Bytes;

/** The newest events are kept, bounded in number and in bytes. */
class TraceTest {
    private static final int MEBIBYTE = 1 << 20;

    private final Trace trace = new Trace();

    private void add(int number, int bytes) {
        trace.add(new ClientEvent.Called(
                number, 1000, 1, Bytes.filled(bytes, buffer -> {}), null, "", false));
    }

    @Test
    void ofSmallEventsTheNewestAreKeptByNumber() {
        for (int number = 0; number < Trace.KEPT + 10; number++) {
            add(number, 10);
        }
        assertThat(trace.first()).isEqualTo(10);
        assertThat(trace.event(10).atNanos()).isEqualTo(10);
        assertThat(trace.since(0)).hasSize(Trace.KEPT);
        assertThat(trace.since(trace.count() - 3)).hasSize(3);
        assertThat(trace.since(trace.count())).isEmpty();
    }

    @Test
    void ofLargeOnesAsManyAsFit() {
        for (int number = 0; number < 100; number++) {
            add(number, MEBIBYTE);
        }
        assertThat(trace.count()).isEqualTo(100);
        assertThat(trace.first()).isEqualTo(100 - 15);
        assertThat(trace.since(0)).hasSize(15);
        assertThat(trace.last(1000)).hasSize(15);
        assertThat(trace.event(99).atNanos()).isEqualTo(99);
        assertThatThrownBy(() -> trace.event(80)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theNewestIsThereHoweverLargeAndSmallOnesFollow() {
        add(1, 2 * (int) Trace.KEPT_BYTES);
        assertThat(trace.since(0)).hasSize(1);
        add(2, 10);
        assertThat(trace.first()).isEqualTo(1);
        for (int number = 3; number < 1_003; number++) {
            add(number, 10);
        }
        assertThat(trace.since(0)).hasSize(1_001);
    }

    @Test
    void aCopyKeepsTheSameAndGoesOnByItself() {
        for (int number = 0; number < 40; number++) {
            add(number, MEBIBYTE);
        }
        Trace twin = trace.copy();
        assertThat(twin.since(0)).isEqualTo(trace.since(0));
        add(40, 10 * MEBIBYTE);
        assertThat(twin.count()).isEqualTo(40);
        assertThat(twin.event(twin.first()).atNanos()).isEqualTo(25);
        assertThat(twin.digest()).isNotEqualTo(trace.digest());
    }
}
