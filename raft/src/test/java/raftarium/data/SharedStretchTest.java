package raftarium.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** It has what was set and not let go, and copies go their own ways. */
class SharedStretchTest {
    /** So many numbers are looked at. */
    private static final int NUMBERS = 5 * SharedStretch.CHUNK_ELEMENTS;

    /** A stretch, what must be in it, and where it must begin. */
    private static final class Pair {
        private final SharedStretch<Integer> stretch;
        private final TreeMap<Long, Integer> model;
        private long first;

        Pair(SharedStretch<Integer> stretch, TreeMap<Long, Integer> model, long first) {
            this.stretch = stretch;
            this.model = model;
            this.first = first;
        }

        Pair copy() {
            return new Pair(stretch.copy(), new TreeMap<>(model), first);
        }

        void check() {
            assertThat(stretch.first()).isEqualTo(first);
            for (long number = 0; number < NUMBERS; number++) {
                assertThat(stretch.get(number)).isEqualTo(model.get(number));
            }
            assertThat(stretch.weight())
                    .isEqualTo(model.values().stream().mapToLong(Pair::weight).sum());
        }

        /** Some weigh nothing. */
        private static int weight(int element) {
            return Math.max(0, element - 100);
        }

        void change(Random random) {
            long number = random.nextInt(NUMBERS);
            int what = random.nextInt(400);
            if (what == 0) {
                stretch.clear();
                model.clear();
            } else if (what < 40) {
                long lowest = first + random.nextInt(80) - 20;
                stretch.dropBelow(lowest);
                first = Math.max(first, lowest);
                model.headMap(first).clear();
            } else {
                stretch.set(number, what, weight(what));
                if (number >= first) {
                    model.put(number, what);
                }
            }
        }
    }

    @Test
    void aStretchAndItsCopiesAreEachWhatWasDoneToThem() {
        for (int seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            long first = random.nextInt(SharedStretch.CHUNK_ELEMENTS);
            List<Pair> pairs = new ArrayList<>();
            pairs.add(new Pair(new SharedStretch<>(first), new TreeMap<>(), first));
            for (int step = 0; step < 3_000; step++) {
                Pair pair = pairs.get(random.nextInt(pairs.size()));
                pair.change(random);
                if (step % 100 == 0 && pairs.size() < 6) {
                    pairs.add(pair.copy());
                } else if (step % 100 == 0) {
                    pairs.set(random.nextInt(pairs.size()), pair.copy());
                }
                if (step % 500 == 0) {
                    pairs.forEach(Pair::check);
                }
            }
            pairs.forEach(Pair::check);
        }
    }

    @Test
    void aNumberFarAheadHasNothing() {
        SharedStretch<String> stretch = new SharedStretch<>(7);
        stretch.set(7, "seven");
        assertThat(stretch.get(7)).isEqualTo("seven");
        assertThat(stretch.get(1L << 60)).isNull();
        assertThat(stretch.get(6)).isNull();
    }

    @Test
    void whatIsLetGoTakesNoMemoryThoughItsChunkStays() {
        SharedStretch<byte[]> stretch = new SharedStretch<>(0);
        stretch.set(0, new byte[100]);
        SharedStretch<byte[]> gone = stretch.copy();
        stretch.set(1, new byte[100]);
        stretch.set(2, new byte[100]);
        WeakReference<byte[]> dropped = new WeakReference<>(stretch.get(1));
        stretch.dropBelow(2);
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (dropped.get() != null && Instant.now().isBefore(deadline)) {
            System.gc();
        }
        assertThat(dropped.get()).isNull();
        assertThat(stretch.get(2)).hasSize(100);
        assertThat(gone.get(0)).hasSize(100);
    }
}
