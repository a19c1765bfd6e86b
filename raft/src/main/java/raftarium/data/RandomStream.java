package raftarium.data;

/**
 * A stream of pseudo-random numbers that can be copied and is the same on every machine: SplitMix64
 * (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). The JDK's generators
 * can't be copied and promise no sequence. One stream per purpose, each named, all from one seed,
 * so that one more draw for one purpose changes nothing elsewhere.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /** The stream that belongs to {@code purpose} under {@code seed}. */
    public static RandomStream of(long seed, String purpose) {
        long state = mix(seed + GOLDEN_GAMMA);
        for (int position = 0; position < purpose.length(); position++) {
            state = mix(state ^ purpose.charAt(position)) + GOLDEN_GAMMA;
        }
        return new RandomStream(state);
    }

    /** The stream that goes on from a {@link #state}. */
    public static RandomStream at(long state) {
        return new RandomStream(state);
    }

    /** Where it is: all that its further numbers hang on. */
    public long state() {
        return state;
    }

    /** A copy that gives the same numbers from here on. */
    public RandomStream copy() {
        return new RandomStream(state);
    }

    /** Any 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A number from 0 to {@code bound - 1}; {@code bound} is at least 1. Without bias. */
    public long below(long bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1: " + bound);
        }
        long bits = nextLong() >>> 1;
        long value = bits % bound;
        while (bits - value + (bound - 1) < 0) {
            bits = nextLong() >>> 1;
            value = bits % bound;
        }
        return value;
    }

    /** A number from {@code low} to {@code high}, both included. */
    public long between(long low, long high) {
        return low == high ? low : low + below(high - low + 1);
    }

    /** True {@code millionths} times in a million; 0 and a million draw nothing. */
    public boolean chance(int millionths) {
        return millionths > 0 && (millionths >= 1_000_000 || below(1_000_000) < millionths);
    }

    private static long mix(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
