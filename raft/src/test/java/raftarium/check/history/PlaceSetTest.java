package raftarium.check.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import raftarium.data.RandomStream;

import java.util.TreeSet;

/** Sets of places do what sets of numbers do. */
class PlaceSetTest {
    /** Some lie at the borders of words. */
    private static final int[] DRAWN = {0, 1, 5, 31, 32, 62, 63, 64, 65, 100, 127, 128, 200, 700};

    private static int drawn(RandomStream chance) {
        return DRAWN[(int) chance.below(DRAWN.length)];
    }

    private static TreeSet<Integer> set(RandomStream chance) {
        TreeSet<Integer> set = new TreeSet<>();
        for (long left = chance.below(7); left > 0; left--) {
            set.add(drawn(chance));
        }
        return set;
    }

    private static PlaceSet places(TreeSet<Integer> set) {
        PlaceSet places = PlaceSet.NONE;
        for (int place : set) {
            places = places.with(place);
        }
        return places;
    }

    private static TreeSet<Integer> listed(PlaceSet places) {
        TreeSet<Integer> listed = new TreeSet<>();
        for (int place = places.next(0); place >= 0; place = places.next(place + 1)) {
            listed.add(place);
        }
        return listed;
    }

    @Test
    void whatIsPutInIsThereAndNothingElse() {
        for (long seed = 1; seed <= 300; seed++) {
            TreeSet<Integer> set = set(RandomStream.of(seed, "places"));
            PlaceSet places = places(set);
            assertThat(listed(places)).as("seed %d", seed).isEqualTo(set);
            for (int place = 0; place < 800; place++) {
                Integer next = set.ceiling(place);
                assertThat(places.has(place)).isEqualTo(set.contains(place));
                assertThat(places.next(place)).isEqualTo(next == null ? -1 : next);
            }
        }
    }

    @Test
    void whatIsTakenOutIsGoneAndEqualSetsAreEqual() {
        for (long seed = 1; seed <= 1_000; seed++) {
            RandomStream chance = RandomStream.of(seed, "taken");
            TreeSet<Integer> set = set(chance);
            PlaceSet places = places(set);
            int place = drawn(chance);
            TreeSet<Integer> fewer = new TreeSet<>(set);
            fewer.remove(place);
            assertThat(places.without(place))
                    .as("seed %d", seed)
                    .isEqualTo(places(fewer))
                    .hasSameHashCodeAs(places(fewer));
            assertThat(places.without(place).equals(places)).isEqualTo(fewer.equals(set));
            assertThat(listed(places)).as("itself").isEqualTo(set);
            TreeSet<Integer> other = set(chance);
            TreeSet<Integer> rest = new TreeSet<>(set);
            rest.removeAll(other);
            assertThat(places.without(places(other))).isEqualTo(places(rest));
            assertThat(places.with(place).with(place)).isEqualTo(places.with(place));
        }
        assertThat(PlaceSet.NONE.with(70).without(70)).isEqualTo(PlaceSet.NONE);
        assertThat((Object) PlaceSet.NONE).isNotEqualTo(new TreeSet<>());
        assertThat(PlaceSet.NONE.with(3).hashCode())
                .isNotEqualTo(PlaceSet.NONE.with(4).hashCode());
    }

    @Test
    void whatIsOfMatterIsCompared() {
        int within = 0;
        for (long seed = 1; seed <= 1_000; seed++) {
            RandomStream chance = RandomStream.of(seed, "within");
            TreeSet<Integer> set = set(chance);
            TreeSet<Integer> which = set(chance);
            TreeSet<Integer> other = set(chance);
            TreeSet<Integer> both = new TreeSet<>(set);
            both.retainAll(which);
            boolean expected = other.containsAll(both);
            assertThat(places(set).isWithin(places(which), places(other)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            within += expected ? 1 : 0;
        }
        assertThat(within).isBetween(100, 900);
    }
}
