package raftarium.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import raftarium.data.Bytes;
import raftarium.data.RandomStream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The newest events are kept, bounded in number and in bytes. */
class TraceTest {
    private static final int MEBIBYTE = 1 << 20;

    private final Trace trace = new Trace();

    private void add(int number, int bytes) {
        trace.add(
                new ClientEvent.Called(
                        number, 1000, 1, Bytes.filled(bytes, buffer -> {}), null, "", false),
                Cause.OUTSIDE);
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
    void aFollowerIsToldWhatIsKeptAndThenAllHoweverFewAreKept() {
        add(0, 10);
        add(1, 10);
        List<String> told = new ArrayList<>();
        trace.follow((number, event, cause) ->
                told.add(number + " at " + event.atNanos() + " by " + cause));
        for (int number = 2; number < Trace.KEPT + 10; number++) {
            add(number, 10);
        }
        assertThat(told).hasSize(Trace.KEPT + 10).startsWith("0 at 0 by -2", "1 at 1 by -2");
        assertThat(told).endsWith((Trace.KEPT + 9) + " at " + (Trace.KEPT + 9) + " by -2");
        Trace copy = trace.copy();
        copy.add(trace.event(20), Cause.OUTSIDE);
        trace.copyWithoutEvents().add(trace.event(20), Cause.OUTSIDE);
        assertThat(told).hasSize(Trace.KEPT + 10);
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
        Trace copy = trace.copy();
        assertThat(copy.since(0)).isEqualTo(trace.since(0));
        add(40, 10 * MEBIBYTE);
        assertThat(copy.count()).isEqualTo(40);
        assertThat(copy.event(copy.first()).atNanos()).isEqualTo(25);
        assertThat(copy.digest()).isNotEqualTo(trace.digest());
    }

    /** A trace, and a plain ring beside it. */
    private static final class Pair {
        private final Trace trace;
        private final ArrayDeque<Event> ring;
        private long count;
        private long bytes;

        Pair(Trace trace, ArrayDeque<Event> ring) {
            this.trace = trace;
            this.ring = ring;
        }

        Pair copy() {
            Pair copy = new Pair(trace.copy(), ring.clone());
            copy.count = count;
            copy.bytes = bytes;
            return copy;
        }

        void add(Event event) {
            trace.add(event, Cause.OUTSIDE);
            ring.add(event);
            count++;
            bytes += EventBytes.of(event);
            while (ring.size() > Trace.KEPT || bytes > Trace.KEPT_BYTES && ring.size() > 1) {
                bytes -= EventBytes.of(ring.remove());
            }
        }

        void check() {
            assertThat(trace.count()).isEqualTo(count);
            assertThat(trace.first()).isEqualTo(count - ring.size());
            assertThat(trace.since(0)).isEqualTo(new ArrayList<>(ring));
        }
    }

    /** Whether it is the number or the bytes that count changes several times. */
    @Test
    void whatIsKeptInATraceAndItsCopiesIsWhatAPlainRingWouldKeep() {
        int[] sizes = {10, 10, 10, 2_000, 40_000, MEBIBYTE};
        List<Bytes> commands = new ArrayList<>();
        for (int size : sizes) {
            commands.add(Bytes.filled(size, buffer -> {}));
        }
        RandomStream random = RandomStream.of(1, "trace");
        List<Pair> pairs = new ArrayList<>(List.of(new Pair(new Trace(), new ArrayDeque<>())));
        for (int stretch = 0; stretch < 30; stretch++) {
            Pair pair = pairs.get((int) random.below(pairs.size()));
            long largest = random.between(1, sizes.length);
            for (long left = random.below(12_000); left > 0; left--) {
                Bytes command = commands.get((int) random.below(largest));
                long client = random.below(1_000_000);
                pair.add(new ClientEvent.Called(
                        pair.trace.count(), (int) client, 1, command, null, "", false));
            }
            pairs.forEach(Pair::check);
            if (pairs.size() < 4) {
                pairs.add(pair.copy());
            } else {
                pairs.set((int) random.below(pairs.size()), pair.copy());
            }
        }
    }

    @Test
    void aCopyWithoutEventsCountsThemAndKeepsTheNewOnesAlone() {
        for (int number = 0; number < 20; number++) {
            add(number, MEBIBYTE);
        }
        Trace copy = trace.copyWithoutEvents();
        assertThat(copy.count()).isEqualTo(20);
        assertThat(copy.first()).isEqualTo(20);
        assertThat(copy.since(0)).isEmpty();
        assertThatThrownBy(() -> copy.event(19)).isInstanceOf(IndexOutOfBoundsException.class);
        for (int number = 20; number < 30; number++) {
            ClientEvent.Called called = new ClientEvent.Called(
                    number, 1000, 1, Bytes.filled(MEBIBYTE, buffer -> {}), null, "", false);
            trace.add(called, Cause.OUTSIDE);
            copy.add(called, Cause.OUTSIDE);
        }
        assertThat(copy.since(0)).hasSize(10).isEqualTo(trace.last(10));
        assertThat(copy.digest()).isEqualTo(trace.digest());
    }
}
