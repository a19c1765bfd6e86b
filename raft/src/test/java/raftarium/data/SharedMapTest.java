package raftarium.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** It does what a TreeMap does, and copies go their own ways. */
class SharedMapTest {
    /** A map, and what must be in it. */
    private record Pair(SharedMap<Integer, String> map, TreeMap<Integer, String> model) {
        Pair copy() {
            return new Pair(map.copy(), new TreeMap<>(model));
        }

        void check() {
            assertThat(new ArrayList<>(map.entrySet()))
                    .isEqualTo(new ArrayList<>(model.entrySet()));
            List<Map.Entry<Integer, String>> seen = new ArrayList<>();
            map.forEach((key, value) -> seen.add(Map.entry(key, value)));
            assertThat(seen).isEqualTo(new ArrayList<>(model.entrySet()));
            assertThat(map.size()).isEqualTo(model.size());
            if (!model.isEmpty()) {
                assertThat(map.firstKey()).isEqualTo(model.firstKey());
                assertThat(map.lastKey()).isEqualTo(model.lastKey());
            }
        }

        void change(Random random, int keys) {
            int key = random.nextInt(keys);
            String value = "v" + random.nextInt(1000);
            switch (random.nextInt(20)) {
                case 0 -> {
                    map.removeFirst();
                    model.pollFirstEntry();
                }
                case 1 ->
                    assertThat(map.keySet().removeIf(other -> other % 7 == key % 7))
                            .isEqualTo(model.keySet().removeIf(other -> other % 7 == key % 7));
                case 2 -> assertThat(map.lowerEntry(key)).isEqualTo(model.lowerEntry(key));
                case 3 ->
                    assertThat(map.merge(key, value, String::concat))
                            .isEqualTo(model.merge(key, value, String::concat));
                case 4, 5, 6, 7, 8, 9 -> assertThat(map.remove(key)).isEqualTo(model.remove(key));
                case 10 -> {
                    assertThat(map.get(key)).isEqualTo(model.get(key));
                    assertThat(map.containsKey(key)).isEqualTo(model.containsKey(key));
                }
                default -> assertThat(map.put(key, value)).isEqualTo(model.put(key, value));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40, 300})
    void aMapAndItsCopiesAreEachWhatWasDoneToThem(int keys) {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            List<Pair> pairs = new ArrayList<>();
            pairs.add(new Pair(new SharedMap<>(), new TreeMap<>()));
            for (int step = 0; step < 1_500; step++) {
                Pair pair = pairs.get(random.nextInt(pairs.size()));
                pair.change(random, keys);
                if (step % 50 == 0 && pairs.size() < 8) {
                    pairs.add(pair.copy());
                } else if (step % 50 == 0) {
                    pairs.set(random.nextInt(pairs.size()), pair.copy());
                }
                if (step % 100 == 0) {
                    pairs.forEach(Pair::check);
                }
            }
            pairs.forEach(Pair::check);
        }
    }

    /** A key that counts how often keys are compared. */
    private record Counted(int number, AtomicInteger comparisons) implements Comparable<Counted> {
        @Override
        public int compareTo(Counted other) {
            comparisons.incrementAndGet();
            return Integer.compare(number, other.number);
        }
    }

    @Test
    void howeverItWasFilledAKeyIsFoundInFewSteps() {
        AtomicInteger comparisons = new AtomicInteger();
        int size = 1 << 14;
        SharedMap<Counted, String> map = new SharedMap<>();
        for (int number = 0; number < size; number++) {
            map.put(new Counted(number, comparisons), "rising");
        }
        for (int number = 0; number < size - 100; number++) {
            map.removeFirst();
        }
        for (int number = 0; number > -size; number--) {
            map.put(new Counted(number, comparisons), "falling");
        }
        for (int number = 1 - size; number <= 0; number += 97) {
            comparisons.set(0);
            assertThat(map.get(new Counted(number, comparisons))).isEqualTo("falling");
            assertThat(comparisons.get()).isLessThanOrEqualTo(21);
        }
    }

    @Test
    void anEmptyOneHasNoFirstAndNoLastKey() {
        SharedMap<Integer, String> map = new SharedMap<>();
        map.put(1, "one");
        map.clear();
        map.removeFirst();
        assertThat(map).isEmpty();
        assertThatThrownBy(map::firstKey).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(map::lastKey).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whatIsTakenOutWhileGoingThroughItMustHaveBeenSeen() {
        SharedMap<Integer, String> map = new SharedMap<>();
        map.put(1, "one");
        var keys = map.keySet().iterator();
        assertThatThrownBy(keys::remove).isInstanceOf(IllegalStateException.class);
        keys.next();
        keys.remove();
        assertThatThrownBy(keys::remove).isInstanceOf(IllegalStateException.class);
        assertThat(map).isEmpty();
    }
}
