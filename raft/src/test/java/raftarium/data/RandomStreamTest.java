package raftarium.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.TreeSet;

class RandomStreamTest {
    /** If this changes, every recorded digest does. */
    @Test
    void theSequencesNeverChange() {
        RandomStream stream = RandomStream.of(0, "");
        assertThat(stream.nextLong()).isEqualTo(0xA706DD2F4D197E6FL);
        assertThat(stream.nextLong()).isEqualTo(0xB382A305F4414F5EL);
        RandomStream named = RandomStream.of(42, "election n1 run 1");
        assertThat(named.nextLong()).isEqualTo(0xA4FEDA1495FD4DC5L);
        assertThat(named.below(1000)).isEqualTo(824);
        assertThat(named.between(-5, 5)).isEqualTo(2);
    }

    /**
     * SplitMix64's published sequence for seed 0 begins with 0xE220A8397B1DCDAF; that is the state
     * of the stream without a name, and the JDK's generator of that kind goes on from there alike.
     */
    @Test
    void theGeneratorIsSplitMix64() {
        assertThat(new SplittableRandom(0).nextLong()).isEqualTo(0xE220A8397B1DCDAFL);
        SplittableRandom reference = new SplittableRandom(0xE220A8397B1DCDAFL);
        RandomStream stream = RandomStream.of(0, "");
        for (int draw = 0; draw < 1000; draw++) {
            assertThat(stream.nextLong()).isEqualTo(reference.nextLong());
        }
    }

    @Test
    void eachPurposeAndEachSeedHasAStreamOfItsOwn() {
        TreeSet<Long> firsts = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            for (String purpose : new String[] {"a", "b", "ab", "ba", "link n1 n2", "link n2 n1"}) {
                firsts.add(RandomStream.of(seed, purpose).nextLong());
            }
        }
        assertThat(firsts).hasSize(600);
    }

    @Test
    void aCopyGivesTheSameNumbersFromThereOn() {
        RandomStream stream = RandomStream.of(1, "x");
        stream.nextLong();
        RandomStream copy = stream.copy();
        long next = stream.nextLong();
        stream.nextLong();
        assertThat(copy.nextLong()).isEqualTo(next);
    }

    @Test
    void numbersKeepTheirBoundsAndReachThem() {
        RandomStream stream = RandomStream.of(1, "x");
        TreeSet<Long> drawn = new TreeSet<>();
        for (int draw = 0; draw < 1000; draw++) {
            drawn.add(stream.between(-3, 3));
        }
        assertThat(drawn).containsExactly(-3L, -2L, -1L, 0L, 1L, 2L, 3L);
        assertThat(stream.below(1)).isZero();
        assertThatThrownBy(() -> stream.below(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverAndAlwaysDrawNothing() {
        RandomStream stream = RandomStream.of(1, "x");
        RandomStream copy = stream.copy();
        assertThat(stream.chance(0)).isFalse();
        assertThat(stream.chance(1_000_000)).isTrue();
        assertThat(stream.nextLong()).isEqualTo(copy.nextLong());
    }

    /** Numbers beyond the last whole multiple of the bound are drawn again: else low ones lead. */
    @Test
    void aBoundThatDoesNotDivideTheRangeFavoursNoNumber() {
        RandomStream stream = RandomStream.of(1, "x");
        long bound = 3L << 61;
        int low = 0;
        for (int draw = 0; draw < 3000; draw++) {
            long drawn = stream.below(bound);
            assertThat(drawn).isBetween(0L, bound - 1);
            low += drawn < bound / 3 ? 1 : 0;
        }
        assertThat(low).as("of 3000 in the lowest third").isBetween(900, 1100);
    }

    @Test
    void aChanceIsInMillionths() {
        RandomStream stream = RandomStream.of(1, "x");
        int hits = 0;
        for (int draw = 0; draw < 10_000; draw++) {
            hits += stream.chance(250_000) ? 1 : 0;
        }
        assertThat(hits).isBetween(2300, 2700);
    }
}
